import type { Database } from '../../src/database/database.js';

/** A row of the ledger that counts, in words. */
export interface Earned {
  member: number;
  points: number;
  at: number;
}

interface Idea {
  id: number;
  board_id: number;
  author_id: number;
  moderation: string;
  deleted_at: Date | null;
  deleted_by_id: number | null;
  adoption_id: number | null;
  root_id: number | null;
  is_imported: boolean;
}
type Removable = Pick<Idea, 'moderation' | 'deleted_at' | 'deleted_by_id' | 'author_id'>;
interface Comment extends Removable {
  id: number;
  idea_id: number;
  is_internal: boolean;
  is_extension: boolean;
  accepted_at: Date;
  created_at: Date;
}

const day = (time: Date): string => time.toISOString().slice(0, 10);
const stands = (one: { moderation: string; deleted_at: Date | null }): boolean =>
  one.moderation === 'VISIBLE' && one.deleted_at === null;
const isRemoved = (one: Removable): boolean =>
  one.moderation === 'HIDDEN' || (one.deleted_at !== null && one.deleted_by_id !== one.author_id);

/** What everybody earned, recounted row by row from what people did. Times of removals are not told. */
export async function recountReputation(db: Database): Promise<Map<string, Earned>> {
  const boards = new Set(
    (await db.query<{ id: number }>(`SELECT id FROM boards WHERE visibility = 'PUBLIC'`)).map(({ id }) => id),
  );
  const ideas = new Map((await db.query<Idea>('SELECT * FROM ideas')).map((idea) => [idea.id, idea]));
  const comments = await db.query<Comment>('SELECT * FROM comments ORDER BY created_at, id');
  const adoptions = await db.query<{
    id: number;
    stage: string;
    outcome: string;
    delivered_at: Date;
    delivered_by_id: number;
  }>('SELECT * FROM adoptions');
  const joined = await db.query<{
    adoption_id: number;
    idea_id: number;
    joined_at: Date;
    joined_by_id: number;
  }>('SELECT * FROM adoption_ideas');
  const earned = new Map<string, Earned>();
  const give = (key: string, member: number, points: number, at: Date | null): void => {
    earned.set(key, { member, points, at: at?.getTime() ?? 0 });
  };
  const isPublic = (idea: Idea | undefined): idea is Idea => idea !== undefined && boards.has(idea.board_id);
  const isOpen = (idea: Idea | undefined): idea is Idea => isPublic(idea) && stands(idea);
  const deliveryOf = (idea: Idea) =>
    adoptions.find(({ id, stage }) => id === idea.adoption_id && stage === 'DELIVERED');

  for (const vote of await db.query<{
    idea_id: number;
    member_id: number;
    direction: number;
    cast_at: Date;
    earns: boolean;
  }>('SELECT * FROM votes')) {
    const idea = ideas.get(vote.idea_id);
    if (
      isOpen(idea) &&
      !idea.is_imported &&
      vote.direction === 1 &&
      vote.earns &&
      vote.member_id !== idea.author_id
    )
      give(`PROMOTED ${idea.id} ${vote.member_id}`, idea.author_id, 1, vote.cast_at);
  }
  for (const idea of ideas.values()) {
    if (idea.is_imported) continue;
    if (isPublic(idea) && isRemoved(idea)) give(`CONTENT_REMOVED ${idea.id}`, idea.author_id, -20, null);
    if (!isOpen(idea) || idea.adoption_id === null) continue;
    const join = joined.find((row) => row.adoption_id === idea.adoption_id && row.idea_id === idea.id);
    if (join && join.joined_by_id !== idea.author_id)
      give(`IDEA_ADOPTED ${idea.id}`, idea.author_id, 50, join.joined_at);
    const delivery = deliveryOf(idea);
    if (delivery && delivery.delivered_by_id !== idea.author_id)
      give(
        `IDEA_DELIVERED ${idea.id}`,
        idea.author_id,
        delivery.outcome === 'FULL' ? 200 : 100,
        delivery.delivered_at,
      );
  }
  const likes = await db.query<{ comment_id: number; member_id: number; liked_at: Date }>(
    'SELECT * FROM comment_likes',
  );
  const spoken = new Set<string>();
  const perDay = new Map<string, number>();
  for (const comment of comments) {
    const idea = ideas.get(comment.idea_id);
    const { id, author_id: author } = comment;
    if (comment.is_internal || !isPublic(idea)) continue;
    if (isRemoved(comment)) give(`CONTENT_REMOVED ${idea.id} ${id}`, author, -20, null);
    if (!stands(idea) || !stands(comment)) continue;
    for (const like of likes.filter((one) => one.comment_id === id))
      give(`COMMENT_LIKED ${idea.id} ${id} ${like.member_id}`, author, 2, like.liked_at);
    if (comment.is_extension) {
      give(`EXTENSION_ACCEPTED ${idea.id} ${id}`, author, 20, comment.accepted_at);
      const home = ideas.get(idea.root_id ?? idea.id);
      const delivery = isOpen(home) ? deliveryOf(home) : undefined;
      if (delivery && delivery.delivered_by_id !== author)
        give(`EXTENSION_DELIVERED ${idea.id} ${id}`, author, 100, delivery.delivered_at);
    }
    if (author === idea.author_id || spoken.has(`${author} ${idea.id}`)) continue;
    spoken.add(`${author} ${idea.id}`);
    const today = `${author} ${day(comment.created_at)}`;
    const count = (perDay.get(today) ?? 0) + 1;
    perDay.set(today, count);
    if (count <= 5) give(`FIRST_COMMENT ${idea.id} ${id}`, author, 1, comment.created_at);
  }
  return earned;
}

/** What the ledger says, in the same words. */
export async function readLedger(db: Database): Promise<Map<string, Earned>> {
  const rows = await db.query<{
    kind: string;
    member_id: number;
    idea_id: number;
    comment_id: number | null;
    caused_by_id: number | null;
    points: number;
    created_at: Date;
  }>('SELECT * FROM reputation_events WHERE reversed_at IS NULL');
  return new Map(
    rows.map((row) => [
      [row.kind, row.idea_id, row.comment_id, row.caused_by_id].filter((part) => part !== null).join(' '),
      {
        member: row.member_id,
        points: row.points,
        at: row.kind === 'CONTENT_REMOVED' ? 0 : row.created_at.getTime(),
      },
    ]),
  );
}

/** Members by what they earned since a moment, most first, those who earned the same by id; with ranks as in sport. */
export function rankedSince(
  earned: Iterable<Earned>,
  since: number,
): { member: number; reputation: number; rank: number }[] {
  const sums = new Map<number, number>();
  for (const { member, points, at } of earned)
    if (at >= since) sums.set(member, (sums.get(member) ?? 0) + points);
  const sorted = [...sums]
    .filter(([, reputation]) => reputation > 0)
    .sort(([a, x], [b, y]) => y - x || a - b)
    .map(([member, reputation]) => ({ member, reputation }));
  return sorted.map((row) => ({
    ...row,
    rank: sorted.findIndex((other) => other.reputation === row.reputation) + 1,
  }));
}
