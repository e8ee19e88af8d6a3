import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useQuery } from 'urql';
import { useFormat } from '../../i18n/use-format.js';
import { FormProblem } from '../../ui/form-problem.js';
import { Notice } from '../../ui/notice.js';
import { Problem } from '../../ui/problem.js';
import { JobsQuery, RetryJobs } from './operations-query.js';
import { Paging } from './paging.js';
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
  const { retry, pending, failure } = useRetry(RetryJobs, ({ retryJobs }) => retryJobs, refresh);
  if (error && !data) return <Problem error={error} retry={refresh} />;
  if (!data?.jobs) return <span className="skeleton operation-skeleton" aria-hidden="true" />;
  const { nodes, pageInfo } = data.jobs;
  if (nodes.length === 0 && !fetching) return <Notice title={<Trans>There are none</Trans>} />;
  return (
    <>
      <FormProblem
        general={failure.userErrors.map(({ message }) => message)}
        requestError={failure.requestError}
      />
      {state === 'FAILED' && (
        <p>
          <button
            type="button"
            className="button"
            aria-disabled={pending || undefined}
            onClick={() => void retry(nodes.map(({ id }) => id))}
          >
            <Trans>Try all of these again</Trans>
          </button>
        </p>
      )}
      <div className="operation-box">
        <table className="operation-table">
          <thead>
            <tr>
              <th scope="col">
                <Trans>Job</Trans>
              </th>
              <th scope="col">
                <Trans>Due</Trans>
              </th>
              <th scope="col">
                <Trans>Attempts</Trans>
              </th>
              <th scope="col">
                <Trans>Last fault</Trans>
              </th>
              {state !== 'RUNNING' && <th scope="col" aria-label={t`What to do`} />}
            </tr>
          </thead>
          <tbody>
            {nodes.map((job) => (
              <tr key={job.id}>
                <th scope="row">{job.task}</th>
                <td>{format.moment(job.runAt)}</td>
                <td>
                  {job.attempts} / {job.maxAttempts}
                </td>
                <td className="operation-fault">{job.lastError}</td>
                {state !== 'RUNNING' && (
                  <td>
                    <button
                      type="button"
                      className="button button-quiet"
                      aria-disabled={pending || undefined}
                      onClick={() => void retry([job.id])}
                    >
                      {state === 'FAILED' ? <Trans>Try again</Trans> : <Trans>Run now</Trans>}
                    </button>
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Paging after={after} pageInfo={pageInfo} show={setAfter} />
    </>
  );
}
