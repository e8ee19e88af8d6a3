import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useMemo, useState } from 'react';
import { Link, useLocation } from 'react-router';
import { useQuery } from 'urql';
import { graphql } from '../../graphql/graphql.js';
import { useFormat } from '../../i18n/use-format.js';
import { ActiveFilters } from '../../features/ideas/active-filters.js';
import { FilterPanel, FilterPanelFields } from '../../features/ideas/filter-panel.js';
import { filterCount, ideasPath, listVariables, NO_FILTERS } from '../../features/ideas/idea-filters.js';
import { IdeaList } from '../../features/ideas/idea-list.js';
import { IdeaCountQuery } from '../../features/ideas/ideas-query.js';
import { OrderTabs } from '../../features/ideas/order-tabs.js';
import { useIdeaFilters } from '../../features/ideas/use-idea-filters.js';
import { CommunityRail, CommunityRailFields } from '../../features/community/community-rail.js';
import { usePageHead } from '../../features/session/page-head.js';
import { withNext } from '../../features/session/return-to.js';
import { useShell } from '../../features/session/shell.js';
import { Dialog } from '../../ui/dialog.js';
import { Icon } from '../../ui/icon.js';
import { Notice } from '../../ui/notice.js';
import { PageHeading } from '../../ui/page-heading.js';
import { Problem } from '../../ui/problem.js';
import { NotFound } from '../not-found/not-found-page.js';
import { storedDensity, storeDensity } from './density.js';

const IdeasPageQuery = graphql(
  `
    query IdeasPage($board: String!, $hasBoard: Boolean!, $author: String!, $hasAuthor: Boolean!) {
      ...FilterPanelFields
      ...CommunityRailFields
      statuses {
        key
        name
      }
      board(slug: $board) @include(if: $hasBoard) {
        id
        slug
        name
        description
        voteBudget
        viewerVotesLeft
      }
      member(handle: $author) @include(if: $hasAuthor) {
        id
        displayName
      }
    }
  `,
  [FilterPanelFields, CommunityRailFields],
);

export default function IdeasPage() {
  const { t } = useLingui();
  const format = useFormat();
  const { viewer, community, boards } = useShell();
  const { filters, boardSlug } = useIdeaFilters();
  const { pathname, search } = useLocation();
  const [sheet, setSheet] = useState(false);
  const [density, setDensity] = useState(storedDensity);
  const [{ data, error, fetching }, reload] = useQuery({
    query: IdeasPageQuery,
    variables: {
      board: boardSlug ?? '',
      hasBoard: boardSlug !== undefined,
      author: filters.author ?? '',
      hasAuthor: filters.author !== null,
    },
  });
  // The shell's boards are usually here first, so that a board's list needn't wait for the rest of the page.
  const board = data?.board ?? boards?.find(({ slug }) => slug === boardSlug);
  const boardId = boardSlug === undefined ? undefined : board?.id;
  const authorId = filters.author === null ? undefined : data?.member?.id;
  const ready =
    (boardSlug === undefined || boardId !== undefined) && (filters.author === null || authorId !== undefined);
  const variables = useMemo(() => listVariables(filters, boardId, authorId), [filters, boardId, authorId]);
  const [{ data: counted }] = useQuery({
    query: IdeaCountQuery,
    variables: { filter: variables.filter },
    pause: !ready,
    requestPolicy: 'cache-and-network',
  });

  const noSuchBoard = boardSlug !== undefined && data !== undefined && !fetching && !data.board;
  const title = boardSlug === undefined ? t`All ideas` : (board?.name ?? '');
  const name = community?.name;
  usePageHead(noSuchBoard || !title ? null : boardSlug === undefined ? (name ?? null) : title);
  if (noSuchBoard) return <NotFound />;

  const noSuchAuthor = filters.author !== null && data !== undefined && !fetching && !data.member;
  const panel = <FilterPanel data={data} signedIn={Boolean(viewer)} />;
  const active = filterCount(filters);
  const submitPath = boardSlug === undefined ? '/submit' : `/submit?board=${encodeURIComponent(boardSlug)}`;
  return (
    <div className="ideas-page">
      <aside className="rail rail-start" aria-label={t`Boards and filters`}>
        {panel}
      </aside>
      <div className="ideas-main">
        <div className="ideas-head">
          <div className="ideas-heading">
            <PageHeading className="ideas-title">
              {title || <span className="skeleton ideas-title-skeleton" />}
            </PageHeading>
            <p className="ideas-count" aria-live="polite">
              {counted && <Plural value={counted.ideas.totalCount} one="# idea" other="# ideas" />}
            </p>
          </div>
          <button type="button" className="button ideas-filters" onClick={() => setSheet(true)}>
            <Icon name="filters" />
            <Trans>Filters</Trans>
            {active > 0 && <span className="badge">{format.number(active)}</span>}
          </button>
        </div>
        {data?.board?.description && <p className="ideas-description">{data.board.description}</p>}
        {viewer && data?.board && data.board.voteBudget !== null && data.board.viewerVotesLeft !== null && (
          <p className="ideas-description">
            <Plural
              value={data.board.viewerVotesLeft}
              _0="You have no votes left on this board."
              one="You have # vote left on this board."
              other="You have # votes left on this board."
            />
          </p>
        )}
        <div className="ideas-order">
          <OrderTabs />
          <button
            type="button"
            className="button button-quiet ideas-density"
            aria-pressed={density === 'compact'}
            aria-label={t`Compact rows`}
            title={t`Compact rows`}
            onClick={() => {
              const next = density === 'compact' ? 'comfortable' : 'compact';
              setDensity(next);
              storeDensity(next);
            }}
          >
            <Icon name="rows" />
          </button>
        </div>
        <ActiveFilters
          statusName={(key) => data?.statuses.find((status) => status.key === key)?.name ?? key}
          authorName={data?.member?.displayName}
        />
        {error && !ready && <Problem error={error} retry={() => reload({ requestPolicy: 'network-only' })} />}
        <div data-density={density}>
          {noSuchAuthor ? (
            <Notice title={<Trans>No member goes by that name</Trans>} action={<ShowAll />} />
          ) : filters.voted && viewer === null ? (
            <Notice
              title={<Trans>Sign in to see the ideas you voted on</Trans>}
              action={
                <Link className="button button-main" to={withNext('/sign-in', pathname + search)}>
                  <Trans>Sign in</Trans>
                </Link>
              }
            />
          ) : ready ? (
            <IdeaList
              variables={variables}
              label={title}
              showBoard={boardSlug === undefined}
              empty={
                active > 0 || filters.search ? (
                  <Notice title={<Trans>No idea matches</Trans>} action={<ShowAll boardSlug={boardSlug} />}>
                    <p>
                      <Trans>
                        Try fewer filters or other words. If nobody has said it yet, you could be the first.
                      </Trans>
                    </p>
                  </Notice>
                ) : (
                  <Notice
                    title={<Trans>No ideas yet</Trans>}
                    action={
                      <Link className="button button-main" to={submitPath}>
                        <Trans>Submit the first idea</Trans>
                      </Link>
                    }
                  >
                    <p>
                      <Trans>What should be better? Say it in one sentence; others will vote on it.</Trans>
                    </p>
                  </Notice>
                )
              }
            />
          ) : null}
        </div>
      </div>
      <aside className="rail rail-end" aria-label={t`About this community`}>
        <CommunityRail data={data} />
      </aside>
      <Link className="button button-main submit-float" to={submitPath}>
        <Icon name="plus" />
        <Trans>Submit an idea</Trans>
      </Link>
      <Dialog title={t`Filters`} open={sheet} onClose={() => setSheet(false)} sheet>
        {panel}
        <button type="button" className="button button-main sheet-done" onClick={() => setSheet(false)}>
          {counted ? (
            <Plural value={counted.ideas.totalCount} one="Show # idea" other="Show # ideas" />
          ) : (
            <Trans>Show ideas</Trans>
          )}
        </button>
      </Dialog>
    </div>
  );
}

function ShowAll({ boardSlug }: { boardSlug?: string }) {
  return (
    <Link className="button" to={ideasPath(boardSlug, NO_FILTERS)}>
      <Trans>Show all ideas</Trans>
    </Link>
  );
}
