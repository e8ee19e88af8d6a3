import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useQuery } from 'urql';
import { MemberLink } from '../../features/members/member-link.js';
import { useFormat } from '../../i18n/use-format.js';
import { FormProblem } from '../../ui/form-problem.js';
import { Notice } from '../../ui/notice.js';
import { Problem } from '../../ui/problem.js';
import { OutgoingMailsQuery, RetryMails } from './operations-query.js';
import { Paging } from './paging.js';
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
  const { retry, pending, failure } = useRetry(RetryMails, ({ retryMails }) => retryMails, refresh);
  if (error && !data) return <Problem error={error} retry={refresh} />;
  if (!data?.outgoingMails) return <span className="skeleton operation-skeleton" aria-hidden="true" />;
  const { nodes, pageInfo } = data.outgoingMails;
  if (nodes.length === 0 && !fetching) return <Notice title={<Trans>There is none</Trans>} />;
  const mayRetry = state === 'FAILED' || state === 'UNCERTAIN';
  return (
    <>
      <FormProblem
        general={failure.userErrors.map(({ message }) => message)}
        requestError={failure.requestError}
      />
      {mayRetry && (
        <p>
          <button
            type="button"
            className="button"
            aria-disabled={pending || undefined}
            onClick={() => void retry(nodes.map(({ id }) => id))}
          >
            <Trans>Send all of these again</Trans>
          </button>
        </p>
      )}
      <div className="operation-box">
        <table className="operation-table">
          <thead>
            <tr>
              <th scope="col">
                <Trans>Mail</Trans>
              </th>
              <th scope="col">
                <Trans>To</Trans>
              </th>
              <th scope="col">
                <Trans>Since</Trans>
              </th>
              <th scope="col">
                <Trans>Attempts</Trans>
              </th>
              <th scope="col">
                <Trans>Last fault</Trans>
              </th>
              {mayRetry && <th scope="col" aria-label={t`What to do`} />}
            </tr>
          </thead>
          <tbody>
            {nodes.map((mail) => (
              <tr key={mail.id}>
                <th scope="row">{mail.template}</th>
                <td>
                  {mail.member ? (
                    <MemberLink member={mail.member}>{mail.member.displayName}</MemberLink>
                  ) : (
                    <Trans>an address without an account</Trans>
                  )}
                </td>
                <td>{format.moment(mail.createdAt)}</td>
                <td>{mail.attempts}</td>
                <td className="operation-fault">{mail.error}</td>
                {mayRetry && (
                  <td>
                    <button
                      type="button"
                      className="button button-quiet"
                      aria-disabled={pending || undefined}
                      onClick={() => void retry([mail.id])}
                    >
                      {t`Send again`}
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
