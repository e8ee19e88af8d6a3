import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useMemo, useState } from 'react';
import { Link } from 'react-router';
import { useClient } from 'urql';
import { readFragment, type ResultOf } from '../../graphql/graphql.js';
import { useConnectionPages } from '../../graphql/use-connection-pages.js';
import { useAnnounce } from '../../ui/announcer.js';
import { Notice } from '../../ui/notice.js';
import { Problem } from '../../ui/problem.js';
import { DecisionBar } from './decision-bar.js';
import {
  ModerationItemQuery,
  ModerationQueueQuery,
  PAGE_SIZE,
  QueueItemFields,
  SubjectFields,
} from './moderation-query.js';
import type { Outcome } from './outcome.js';
import { QueueCard } from './queue-card.js';

const without = (ids: ReadonlySet<string>, gone: readonly string[]): ReadonlySet<string> =>
  new Set([...ids].filter((id) => !gone.includes(id)));

export function ModerationQueue({ boardId }: { boardId: string | null }) {
  const { t } = useLingui();
  const announce = useAnnounce();
  const client = useClient();
  const list = useMemo(
    () => ({
      document: ModerationQueueQuery,
      variables: (after: string | null) => ({ first: PAGE_SIZE, after, boardId }),
      connection: ({ moderationQueue }: ResultOf<typeof ModerationQueueQuery>) => moderationQueue,
    }),
    [boardId],
  );
  const pages = useConnectionPages(list, 'moderation');
  const { loading, error, hasMore, totalCount, loadMore, retry } = pages;
  const rows = pages.rows.map((row) => readFragment(QueueItemFields, row));
  /** What was decided here, by item; it stays in its place, so that it can be taken back. */
  const [decided, setDecided] = useState<ReadonlyMap<string, Outcome>>(new Map());
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  /** What turned out to be another text than was decided about. */
  const [changed, setChanged] = useState<ReadonlySet<string>>(new Set());
  /** The item whose decision took the focus along. */
  const [focused, setFocused] = useState<string | null>(null);

  const settle = (ids: readonly string[], outcome: Outcome) => {
    setDecided((before) => new Map([...before, ...ids.map((id) => [id, outcome] as const)]));
    setSelected((before) => without(before, ids));
    setFocused(ids[0] ?? null);
  };
  /** Others were faster, or the author was: what the refusal names is read again, and is no longer selected. */
  const outdated = async (subjectIds: readonly string[]) => {
    const ids = rows
      .filter((item) => subjectIds.includes(readFragment(SubjectFields, item.subject).id))
      .map(({ id }) => id);
    setSelected((before) => without(before, ids));
    const found = await Promise.all(
      ids.map((id) =>
        client.query(ModerationItemQuery, { id }, { requestPolicy: 'network-only' }).toPromise(),
      ),
    );
    const isOpen = (id: string): boolean =>
      found.some(
        ({ data }) => data?.node?.__typename === 'ModerationItem' && data.node.id === id && data.node.open,
      );
    const failed = found.some(({ data }) => !data);
    if (failed) return;
    const waiting = ids.filter(isOpen);
    const gone = ids.filter((id) => !isOpen(id));
    setChanged((before) => new Set([...before, ...waiting]));
    if (gone.length > 0) settle(gone, 'ELSEWHERE');
    announce(t`Nothing was decided: something has changed meanwhile. Look at what is marked.`);
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
              focused={focused === item.id}
              changed={changed.has(item.id)}
              selected={selected.has(item.id)}
              toggle={() => toggle(item.id)}
              settle={(outcome) => settle([item.id], outcome)}
              outdated={(subjectIds) => void outdated(subjectIds)}
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
          outdated={(subjectIds) => void outdated(subjectIds)}
          clear={() => setSelected(new Set())}
        />
      )}
    </>
  );
}
