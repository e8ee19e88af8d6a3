interface Change {
  id: string;
  createdAt: string;
  isUndone: boolean;
  responseHtml: string | null;
  from: { key: string; stage: string } | null;
  to: { key: string; stage: string };
}

interface Post {
  id: string;
  createdAt: string;
}

export type TimelineEntry<C, P> =
  { kind: 'change'; at: string; change: C } | { kind: 'progress'; at: string; post: P };

const IN_ADOPTION = new Set(['ADOPTED', 'BUILDING', 'DELIVERED']);
const inAdoption = (status: { stage: string } | null) => status !== null && IN_ADOPTION.has(status.stage);

/** The row that took `undone` back: it only says again what is said by striking that one out. */
function reversalOf<C extends Change>(undone: C, later: readonly C[]): C | undefined {
  return later.find(
    ({ from, to, responseHtml }) =>
      responseHtml === null && from?.key === undone.to.key && to.key === undone.from?.key,
  );
}

/**
 * What became of an idea, oldest first: its steps through the workflow, and between them what was posted on the way since
 * it last became part of the adoption that the posts are of.
 * @param changes newest first
 */
export function timelineEntries<C extends Change, P extends Post>(
  changes: readonly C[],
  posts: readonly P[],
): Array<TimelineEntry<C, P>> {
  const rows = changes.toReversed();
  const reversals = new Set(
    rows.flatMap((row, index) => (row.isUndone ? [reversalOf(row, rows.slice(index + 1))?.id] : [])),
  );
  const joined = rows.findLast(({ from, to, isUndone }) => !isUndone && inAdoption(to) && !inAdoption(from));
  const steps = rows
    .filter(({ id, from }) => from !== null && !reversals.has(id))
    .map((change) => ({ kind: 'change' as const, at: change.createdAt, change }));
  const progress = posts
    .filter((post) => !joined || post.createdAt >= joined.createdAt)
    .map((post) => ({ kind: 'progress' as const, at: post.createdAt, post }));
  // Stable: rows of the same moment keep the order of the history.
  return [...steps, ...progress].toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}
