import { Trans, useLingui } from '@lingui/react/macro';
import { useMemo } from 'react';
import { Link, Navigate, useLocation } from 'react-router';
import { useQuery } from 'urql';
import { usePageHead } from '../../features/session/page-head.js';
import { withNext } from '../../features/session/return-to.js';
import { useShell } from '../../features/session/shell.js';
import { DeskProvider, toDesk } from '../../features/triage/desk.js';
import { TriageDeskQuery } from '../../features/triage/triage-queries.js';
import { TriageRowSkeletons } from '../../features/triage/triage-row.js';
import { Notice } from '../../ui/notice.js';
import { PageHeading } from '../../ui/page-heading.js';
import { Problem } from '../../ui/problem.js';
import { Inbox } from './inbox.js';

export default function TriagePage() {
  const { t } = useLingui();
  const { viewer } = useShell();
  const { pathname, search } = useLocation();
  usePageHead(t`Triage`);
  if (viewer === null) return <Navigate to={withNext('/sign-in', pathname + search)} replace />;
  if (viewer === undefined) return <TriageSkeleton />;
  if (viewer.triageBoards.length === 0) return <NotOnATeam />;
  return <WithDesk />;
}

function WithDesk() {
  const [{ data, error }, execute] = useQuery({ query: TriageDeskQuery });
  const desk = useMemo(() => (data ? toDesk(data) : null), [data]);
  if (error && !desk) {
    return (
      <div className="page">
        <Problem error={error} retry={() => execute({ requestPolicy: 'network-only' })} />
      </div>
    );
  }
  if (!desk) return <TriageSkeleton />;
  return (
    <DeskProvider value={desk}>
      <Inbox desk={desk} />
    </DeskProvider>
  );
}

function NotOnATeam() {
  return (
    <div className="page">
      <PageHeading>
        <Trans>Triage</Trans>
      </PageHeading>
      <Notice
        title={<Trans>You are not on a team yet</Trans>}
        action={
          <Link className="button" to="/">
            <Trans>See all ideas</Trans>
          </Link>
        }
      >
        <p>
          <Trans>
            Ideas are triaged by the teams that own their boards. An administrator can add you to one.
          </Trans>
        </p>
      </Notice>
    </div>
  );
}

function TriageSkeleton() {
  return (
    <div className="triage" aria-busy="true">
      <output className="visually-hidden">
        <Trans>Loading ideas…</Trans>
      </output>
      <TriageRowSkeletons count={16} />
    </div>
  );
}
