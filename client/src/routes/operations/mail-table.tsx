import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useQuery } from 'urql';
import { MemberLink } from '../../features/members/member-link.js';
import { useFormat } from '../../i18n/use-format.js';
import { Notice } from '../../ui/notice.js';
import { Problem } from '../../ui/problem.js';
import { OutgoingMailsQuery, RetryMails } from './operations-query.js';
import { OperationTable } from './operation-table.js';
import { useRetry } from './use-retry.js';

interface MailTableProps {
  state: 'WAITING' | 'SENDING' | 'FAILED' | 'UNCERTAIN';
  changed(): void;
}

export function MailTable({ state, changed }: MailTableProps) {
  const { t } = useLingui();
  const format = useFormat();
  const [after, setAfter] = useState<string | null>(null);
  const [{ data, error, fetching }, execute] = useQuery({
    query: OutgoingMailsQuery,
    variables: { state, after },
    requestPolicy: 'cache-and-network',
  });
  const refresh = () => {
    execute({ requestPolicy: 'network-only' });
    changed();
  };
  const retrying = useRetry(RetryMails, ({ retryMails }) => retryMails, refresh);
  if (error && !data?.outgoingMails) return <Problem error={error} retry={refresh} />;
  if (!data?.outgoingMails) return <span className="skeleton operation-skeleton" aria-hidden="true" />;
  const { nodes, pageInfo } = data.outgoingMails;
  if (nodes.length === 0 && !fetching)
    return (
      <Notice
        title={<Trans>There is none</Trans>}
        action={
          after !== null && (
            <button type="button" className="button" onClick={() => setAfter(null)}>
              <Trans>Back to the first</Trans>
            </button>
          )
        }
      />
    );
  const mayRetry = state === 'FAILED' || state === 'UNCERTAIN';
  return (
    <OperationTable
      rows={nodes}
      columns={[
        [t`Mail`, (mail) => mail.template],
        [t`To`, recipientOf],
        [t`Since`, (mail) => format.moment(mail.createdAt)],
        [t`Attempts`, (mail) => mail.attempts],
      ]}
      fault={(mail) => mail.error}
      retrying={retrying}
      retryOne={mayRetry ? t`Send again` : null}
      retryAll={mayRetry ? t`Send all of these again` : null}
      after={after}
      pageInfo={pageInfo}
      show={setAfter}
    />
  );
}

const recipientOf = ({ member }: { member: { handle: string; displayName: string } | null }) =>
  member ? (
    <MemberLink member={member}>{member.displayName}</MemberLink>
  ) : (
    <Trans>an address without an account</Trans>
  );
