import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useMemo, useState } from 'react';
import { Link } from 'react-router';
import type { ModerationAction } from '../../features/moderation/use-moderation.js';
import type { ResultOf } from '../../graphql/graphql.js';
import { useConnectionPages } from '../../graphql/use-connection-pages.js';
import { Notice } from '../../ui/notice.js';
import { Problem } from '../../ui/problem.js';
import { DecisionBar } from './decision-bar.js';
import { ModerationQueueQuery, PAGE_SIZE } from './moderation-query.js';
import { QueueCard } from './queue-card.js';

export function ModerationQueue({ boardId }: { boardId: string | null }) {
  const { t } = useLingui();
  const list = useMemo(
    () => ({
      document: ModerationQueueQuery,
      variables: (after: string | null) => ({ first: PAGE_SIZE, after, boardId }),
      connection: ({ moderationQueue }: ResultOf<typeof ModerationQueueQuery>) => moderationQueue,
    }),
    [boardId],
  );
  const { rows, loading, error, hasMore, totalCount, loadMore, retry } = useConnectionPages(
    list,
    'moderation',
  );
  /** What was decided here, by item; it stays in its place, so that it can be taken back. */
  const [decided, setDecided] = useState<ReadonlyMap<string, ModerationAction>>(new Map());
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());

  const settle = (ids: readonly string[], action: ModerationAction) => {
    setDecided(new Map([...decided, ...ids.map((id) => [id, action] as const)]));
    setSelected(new Set([...selected].filter((id) => !ids.includes(id))));
  };
  const toggle = (id: string) => {
    const next = new Set(selected);
    if (!next.delete(id)) next.add(id);
    setSelected(next);
  };
  const open = rows.filter(({ id }) => !decided.has(id));
  const left = totalCount === undefined ? undefined : Math.max(0, totalCount - decided.size);
  return (
    <>
      {left !== undefined && left > 0 && (
        <p className="muted">
          <Plural value={left} one="# waits, the oldest first." other="# wait, the oldest first." />
        </p>
      )}
      <ul className="queue" aria-label={t`What waits`} aria-busy={loading}>
        {rows.map((item) => (
          <li key={item.id}>
            <QueueCard
              item={item}
              decided={decided.get(item.id)}
              selected={selected.has(item.id)}
              toggle={() => toggle(item.id)}
              settle={(action) => settle([item.id], action)}
            />
          </li>
        ))}
        {loading && (
          <li aria-hidden="true">
            <span className="skeleton queue-skeleton" />
          </li>
        )}
      </ul>
      {error && <Problem error={error} retry={retry} />}
      {hasMore && (
        <p>
          <button type="button" className="button" onClick={loadMore}>
            <Trans>Show more</Trans>
          </button>
        </p>
      )}
      {rows.length === 0 && !loading && !error && (
        <Notice
          title={<Trans>Nothing waits</Trans>}
          action={
            <Link className="button" to="/?order=newest">
              <Trans>See the newest ideas</Trans>
            </Link>
          }
        >
          <Trans>What members report and what is held before it appears comes here.</Trans>
        </Notice>
      )}
      {selected.size > 0 && (
        <DecisionBar
          items={open.filter(({ id }) => selected.has(id))}
          settle={settle}
          clear={() => setSelected(new Set())}
        />
      )}
    </>
  );
}
