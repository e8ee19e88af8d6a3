import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useMemo, useRef, useState } from 'react';
import { Link, Navigate, useLocation, useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { usePageHead } from '../../features/session/page-head.js';
import { withNext } from '../../features/session/return-to.js';
import { useShell } from '../../features/session/shell.js';
import { useFormat } from '../../i18n/use-format.js';
import { useAnnounce } from '../../ui/announcer.js';
import { Notice } from '../../ui/notice.js';
import { PageHeading } from '../../ui/page-heading.js';
import { Problem } from '../../ui/problem.js';
import { TablesShown } from './chart-card.js';
import { InfluencerGroups } from './influencer-groups.js';
import { InsightsQuery, type InsightsData, type InsightsScope } from './insights-query.js';
import { Figures } from './figures.js';
import { FunnelCard, WaitingCard } from './outcome-cards.js';
import { RangeBar } from './range-bar.js';
import { parseView, rangeFault, total, type InsightsView } from './range.js';
import { SeriesCards } from './series-cards.js';

/** How the community fares, for product teams and administrators. */
export default function InsightsPage() {
  const { t } = useLingui();
  const { viewer } = useShell();
  const { pathname, search } = useLocation();
  const [query] = useSearchParams();
  // The page's own moment, so that midnight does not change its range under the reader's eyes.
  const [now] = useState(() => Date.now());
  const view = useMemo(() => parseView(query, now), [query, now]);
  const [opened] = useState(() => keyOf(view));
  const tables = useState<ReadonlySet<string>>(new Set());
  usePageHead(t`Insights`);
  if (viewer === null) return <Navigate to={withNext('/sign-in', pathname + search)} replace />;
  const boards = viewer?.triageBoards ?? [];
  const board = boards.find(({ slug }) => slug === view.board);
  const allowed = viewer !== undefined && (viewer.canAdminister || boards.length > 0);
  const isForeign = view.board !== null && board === undefined;
  return (
    <div className="page insights-page" aria-busy={viewer === undefined}>
      <PageHeading>
        <Trans>Insights</Trans>
      </PageHeading>
      {viewer && !allowed && (
        <Notice
          title={<Trans>This page is for product teams</Trans>}
          action={
            <Link className="button" to="/">
              <Trans>See all ideas</Trans>
            </Link>
          }
        />
      )}
      {allowed && (
        <TablesShown value={tables}>
          <RangeBar view={view} />
          {isForeign ? (
            <ForeignBoard />
          ) : rangeFault(view.from, view.to) !== null ? (
            <Notice title={<Trans>There are no such days</Trans>}>
              <Trans>A range ends after it begins, and has five years at most.</Trans>
            </Notice>
          ) : (
            <Numbers
              key={keyOf(view)}
              view={view}
              scope={{ from: view.from, to: view.to, boardId: board?.id ?? null }}
              isFirst={opened === keyOf(view)}
            />
          )}
        </TablesShown>
      )}
    </div>
  );
}

function ForeignBoard() {
  return (
    <Notice
      title={<Trans>This board is none of yours</Trans>}
      action={
        <Link className="button" to="/insights">
          <Trans>See all your boards</Trans>
        </Link>
      }
    />
  );
}

interface NumbersProps {
  view: InsightsView;
  scope: InsightsScope;
  /** Whether the reader has just come, and is told of the page itself. */
  isFirst: boolean;
}

function Numbers({ view, scope, isFirst }: NumbersProps) {
  const { t } = useLingui();
  const announce = useAnnounce();
  const format = useFormat();
  const days = t`${format.date(view.from)} to ${format.date(view.to)}`;
  const [{ data, error }, reload] = useQuery({
    query: InsightsQuery,
    variables: scope,
    requestPolicy: 'cache-and-network',
  });
  const found = data?.insights;
  const isThere = Boolean(found);
  const isTold = useRef(isFirst);
  useEffect(() => {
    if (!isThere || isTold.current) return;
    isTold.current = true;
    announce(t`The numbers are those of ${days}.`);
  }, [isThere, announce, t, days]);
  if (error && !data)
    return <Problem error={error} retry={() => reload({ requestPolicy: 'network-only' })} />;
  // Deleted meanwhile, or taken from the team.
  if (data && !found) return <ForeignBoard />;
  if (!found) return <Skeleton />;
  return (
    <>
      <p className="muted insight-note">
        <Trans>
          {format.date(view.from)} to {format.date(view.to)}, days in UTC. Complete until{' '}
          {format.moment(found.countedUntil)}.
        </Trans>
      </p>
      {isEmpty(found) && (
        <Notice title={<Trans>Nothing happened on these days</Trans>}>
          <Trans>Choose a longer range, or share an idea so that people come.</Trans>
        </Notice>
      )}
      <SeriesCards data={found} view={view} />
      <Figures data={found} view={view} />
      <div className="insight-grid">
        <FunnelCard data={found} view={view} />
        <WaitingCard data={found} view={view} />
      </div>
      <InfluencerGroups scope={scope} view={view} />
    </>
  );
}

const keyOf = ({ from, to, board }: InsightsView): string => `${from} ${to} ${board ?? ''}`;

const isEmpty = ({ ideas, votes, comments, newMembers }: InsightsData): boolean =>
  [ideas, votes, comments, newMembers].every((days) => total(days) === 0);

function Skeleton() {
  return (
    <div className="insight-grid" aria-busy="true">
      {['ideas', 'votes', 'comments', 'members'].map((name) => (
        <div key={name} className="insight-card">
          <div className="insight-chart skeleton" />
        </div>
      ))}
    </div>
  );
}
