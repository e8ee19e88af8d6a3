import { Trans, useLingui } from '@lingui/react/macro';
import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import { usePageHead } from '../../features/session/page-head.js';
import { useShell } from '../../features/session/shell.js';
import { OpenStormDialog } from '../../features/storms/open-storm-dialog.js';
import { StormCard, StormCardSkeletons } from '../../features/storms/storm-card.js';
import { StormCardFields, type StormCardRef } from '../../features/storms/storm-facts.js';
import { useStormTurn } from '../../features/storms/use-storm-turn.js';
import { readFragment, type ResultOf } from '../../graphql/graphql.js';
import { useConnectionPages } from '../../graphql/use-connection-pages.js';
import { Icon } from '../../ui/icon.js';
import { Notice } from '../../ui/notice.js';
import { PageHeading } from '../../ui/page-heading.js';
import { Problem } from '../../ui/problem.js';
import { PastStormsQuery, StormsPageQuery } from './storms-query.js';

const PAGE_SIZE = 10;

const PAST = {
  document: PastStormsQuery,
  variables: (after: string | null) => ({ first: PAGE_SIZE, after }),
  connection: ({ storms }: ResultOf<typeof PastStormsQuery>) => storms,
};

/** Questions of the company: what is asked now, what will be, and what came of the others. */
export default function StormsPage() {
  const { t } = useLingui();
  const title = t`Storm sessions`;
  usePageHead(title);
  const { viewer } = useShell();
  const [asking, setAsking] = useState(false);
  const [{ data, error }, execute] = useQuery({ query: StormsPageQuery, requestPolicy: 'cache-and-network' });
  /** Another object once one has closed meanwhile: the list is then read anew. */
  const [list, setList] = useState(PAST);
  const past = useConnectionPages(list, 'past-storms');
  const running = data?.open.nodes.map(({ id }) => id);
  const [before, setBefore] = useState(running);
  if (running && running.join() !== before?.join()) {
    setBefore(running);
    if (before?.some((id) => !running.includes(id))) setList({ ...PAST });
  }
  const reload = () => execute({ requestPolicy: 'network-only' });
  const boards = viewer?.triageBoards ?? [];
  const open = data?.open.nodes ?? [];
  const upcoming = data?.upcoming.nodes ?? [];
  const isEmpty =
    data !== undefined &&
    open.length + upcoming.length + past.rows.length === 0 &&
    !past.loading &&
    !past.error;
  const ask = boards.length > 0 && (
    <button type="button" className="button button-main" onClick={() => setAsking(true)}>
      <Icon name="plus" />
      <Trans>Open a storm session</Trans>
    </button>
  );
  return (
    <div className="storms-page">
      <div className="storms-head">
        <div>
          <PageHeading>{title}</PageHeading>
          <p className="muted">
            <Trans>A question to everybody, open for a time. What comes of it is told here.</Trans>
          </p>
        </div>
        {!isEmpty && ask}
      </div>
      {error && !data && <Problem error={error} retry={reload} />}
      {!data && !error && (
        <ul className="storm-list" aria-busy="true">
          <StormCardSkeletons count={2} />
        </ul>
      )}
      <Group title={<Trans>Open now</Trans>} storms={open} />
      <Group title={<Trans>Coming up</Trans>} storms={upcoming} />
      {[...open, ...upcoming].map((storm) => (
        <Turn key={storm.id} storm={storm} reload={reload} />
      ))}
      {(past.rows.length > 0 || past.loading || past.error) && data && (
        <section className="storm-group">
          <h2>
            <Trans>Over</Trans>
          </h2>
          <ul className="storm-list" aria-busy={past.loading}>
            {past.rows.map((storm) => (
              <StormCard key={storm.id} storm={storm} />
            ))}
            {past.loading && <StormCardSkeletons count={past.rows.length === 0 ? 3 : 1} />}
          </ul>
          {past.error && <Problem error={past.error} retry={past.retry} />}
          {past.hasMore && !past.loading && !past.error && (
            <p className="storms-more">
              <button type="button" className="button" onClick={past.loadMore}>
                <Trans>Show earlier ones</Trans>
              </button>
            </p>
          )}
        </section>
      )}
      {isEmpty && (
        <Notice
          title={<Trans>There has been no storm session yet</Trans>}
          action={
            ask || (
              <Link className="button button-main" to="/submit">
                <Trans>Submit an idea</Trans>
              </Link>
            )
          }
        >
          <p>
            <Trans>Ideas are welcome at any time; storm sessions ask for some on one question.</Trans>
          </p>
        </Notice>
      )}
      <OpenStormDialog boards={boards} open={asking} onClose={() => setAsking(false)} />
    </div>
  );
}

function Group({
  title,
  storms,
}: {
  title: ReactNode;
  storms: ReadonlyArray<StormCardRef & { id: string }>;
}) {
  if (storms.length === 0) return null;
  return (
    <section className="storm-group">
      <h2>{title}</h2>
      <ul className="storm-list">
        {storms.map((storm) => (
          <StormCard key={storm.id} storm={storm} />
        ))}
      </ul>
    </section>
  );
}

/** Moves it to where it belongs when it opens or closes. */
function Turn({ storm, reload }: { storm: StormCardRef; reload(): void }) {
  useStormTurn(readFragment(StormCardFields, storm), reload);
  return null;
}
