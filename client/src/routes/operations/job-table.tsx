import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useQuery } from 'urql';
import { useFormat } from '../../i18n/use-format.js';
import { Notice } from '../../ui/notice.js';
import { Problem } from '../../ui/problem.js';
import { JobsQuery, RetryJobs } from './operations-query.js';
import { OperationTable } from './operation-table.js';
import { useRetry } from './use-retry.js';

interface JobTableProps {
  state: 'WAITING' | 'RUNNING' | 'FAILED';
  changed(): void;
}

export function JobTable({ state, changed }: JobTableProps) {
  const { t } = useLingui();
  const format = useFormat();
  const [after, setAfter] = useState<string | null>(null);
  const [{ data, error, fetching }, execute] = useQuery({
    query: JobsQuery,
    variables: { state, after },
    requestPolicy: 'cache-and-network',
  });
  const refresh = () => {
    execute({ requestPolicy: 'network-only' });
    changed();
  };
  const retrying = useRetry(RetryJobs, ({ retryJobs }) => retryJobs, refresh);
  if (error && !data?.jobs) return <Problem error={error} retry={refresh} />;
  if (!data?.jobs) return <span className="skeleton operation-skeleton" aria-hidden="true" />;
  const { nodes, pageInfo } = data.jobs;
  if (nodes.length === 0 && !fetching)
    return (
      <Notice
        title={<Trans>There are none</Trans>}
        action={
          after !== null && (
            <button type="button" className="button" onClick={() => setAfter(null)}>
              <Trans>Back to the first</Trans>
            </button>
          )
        }
      />
    );
  return (
    <OperationTable
      rows={nodes}
      columns={[
        [t`Job`, (job) => job.task],
        [t`Due`, (job) => format.moment(job.runAt)],
        [t`Attempts`, (job) => `${job.attempts} / ${job.maxAttempts}`],
      ]}
      fault={(job) => job.lastError}
      retrying={retrying}
      retryOne={state === 'RUNNING' ? null : state === 'FAILED' ? t`Try again` : t`Run now`}
      retryAll={state === 'FAILED' ? t`Try all of these again` : null}
      after={after}
      pageInfo={pageInfo}
      show={setAfter}
    />
  );
}
