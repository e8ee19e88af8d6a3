import { Trans, useLingui } from '@lingui/react/macro';
import { Link, useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { AdminFrame } from '../../features/administration/admin-frame.js';
import { useFormat } from '../../i18n/use-format.js';
import { Icon } from '../../ui/icon.js';
import { Problem } from '../../ui/problem.js';
import { JobTable } from './job-table.js';
import { MailTable } from './mail-table.js';
import { OperationsQuery, type OperationCounts } from './operations-query.js';

const VIEWS = [
  'uncertain-mail',
  'failed-mail',
  'sending-mail',
  'waiting-mail',
  'failed-jobs',
  'running-jobs',
  'waiting-jobs',
] as const;
type View = (typeof VIEWS)[number];

const countOf = (counts: OperationCounts): Record<View, number> => ({
  'uncertain-mail': counts.uncertainMails,
  'failed-mail': counts.failedMails,
  'sending-mail': counts.sendingMails,
  'waiting-mail': counts.waitingMails,
  'failed-jobs': counts.failedJobs,
  'running-jobs': counts.runningJobs,
  'waiting-jobs': counts.waitingJobs,
});

/** What the software has still to do, what went wrong, and another try for it; for administrators. */
export default function OperationsPage() {
  const { t } = useLingui();
  return (
    <AdminFrame title={t`Jobs and mail`}>
      <Operations />
    </AdminFrame>
  );
}

function Operations() {
  const [search] = useSearchParams();
  const asked = search.get('show');
  const [{ data, error }, execute] = useQuery({
    query: OperationsQuery,
    requestPolicy: 'cache-and-network',
  });
  const refresh = () => execute({ requestPolicy: 'network-only' });
  const counts = data?.operations ? countOf(data.operations) : undefined;
  const view = VIEWS.find((name) => name === asked) ?? firstTrouble(counts);
  if (!counts)
    return error ? <Problem error={error} retry={refresh} /> : <span className="skeleton admin-skeleton" />;
  return (
    <>
      <OperationTabs counts={counts} current={view} refresh={refresh} />
      <Explanation view={view} />
      {view === 'uncertain-mail' && <MailTable key={view} state="UNCERTAIN" changed={refresh} />}
      {view === 'failed-mail' && <MailTable key={view} state="FAILED" changed={refresh} />}
      {view === 'sending-mail' && <MailTable key={view} state="SENDING" changed={refresh} />}
      {view === 'waiting-mail' && <MailTable key={view} state="WAITING" changed={refresh} />}
      {view === 'failed-jobs' && <JobTable key={view} state="FAILED" changed={refresh} />}
      {view === 'running-jobs' && <JobTable key={view} state="RUNNING" changed={refresh} />}
      {view === 'waiting-jobs' && <JobTable key={view} state="WAITING" changed={refresh} />}
    </>
  );
}

/** What needs somebody comes first; with nothing of that, what waits. */
const firstTrouble = (counts: Record<View, number> | undefined): View =>
  (['uncertain-mail', 'failed-mail', 'failed-jobs'] as const).find((view) => (counts?.[view] ?? 0) > 0) ??
  'waiting-jobs';

interface OperationTabsProps {
  counts: Record<View, number>;
  current: View;
  refresh(): void;
}

function OperationTabs({ counts, current, refresh }: OperationTabsProps) {
  const { t } = useLingui();
  const format = useFormat();
  const names: Record<View, string> = {
    'uncertain-mail': t`Uncertain mail`,
    'failed-mail': t`Failed mail`,
    'sending-mail': t`Mail being sent`,
    'waiting-mail': t`Waiting mail`,
    'failed-jobs': t`Failed jobs`,
    'running-jobs': t`Running jobs`,
    'waiting-jobs': t`Waiting jobs`,
  };
  return (
    <nav className="operation-tabs" aria-label={t`What to show`}>
      {VIEWS.map((view) => (
        <Link
          key={view}
          to={`?show=${view}`}
          replace
          aria-current={view === current ? 'page' : undefined}
          data-trouble={counts[view] > 0 && /^(uncertain|failed)/.test(view) ? '' : undefined}
        >
          {names[view]} <span>{format.number(counts[view])}</span>
        </Link>
      ))}
      <button type="button" className="button button-quiet" onClick={refresh}>
        <Icon name="refresh" />
        <Trans>Look again</Trans>
      </button>
    </nav>
  );
}

function Explanation({ view }: { view: View }) {
  if (view === 'uncertain-mail')
    return (
      <p className="muted">
        <Trans>
          The process stopped while it handed these over: they may have gone out or not. Nothing is sent twice
          by itself; send again what you would rather have arrive twice than never.
        </Trans>
      </p>
    );
  if (view === 'failed-mail')
    return (
      <p className="muted">
        <Trans>
          The mail server refused these for good, or for three days. Mend the cause, then try again.
        </Trans>
      </p>
    );
  if (view === 'failed-jobs')
    return (
      <p className="muted">
        <Trans>These have used up their attempts. Each can be tried again without harm.</Trans>
      </p>
    );
  return null;
}
