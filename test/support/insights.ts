import { DAY } from '../../src/common/time/clock.js';
import { RollUps } from '../../src/modules/insights/roll-ups.js';
import type { TestApp } from './app.js';
import type { Person, TestBoard, TestIdea } from './factories.js';
import { ask, type Answer } from './graphql.js';

const INSIGHTS = `query ($from: Date!, $to: Date!, $boardId: ID) { insights(from: $from, to: $to, boardId: $boardId) {
  ideas { date count } votes { date count } comments { date count } newMembers { date count }
  medianTimeToResponse responseRate adoptionRate deliveryRate promiseKept funnel { stage count }
  waitingBoards { board { slug } waiting medianWait overdue } countedUntil } }`;

export interface Asked {
  from: string;
  to: string;
  boardId?: string | null;
}

// oxlint-disable-next-line typescript/no-explicit-any -- a test says by its assertions what it expects
export const askInsights = (world: TestApp, who: Person | null, asked: Asked): Promise<Answer<any>> =>
  ask(world, INSIGHTS, { ...asked }, who ?? {});

/** The job, once. */
export const rollUp = (world: TestApp, now = new Date()): Promise<void> =>
  world.app.get(RollUps, { strict: false }).run(now);

/** The day so many days before today, in UTC. */
export const daysAgo = (days: number): string => new Date(Date.now() - days * DAY).toISOString().slice(0, 10);

/** A moment of that day, such as 23:59:59.999. */
export const at = (day: string, time = '12:00:00.000'): Date => new Date(`${day}T${time}Z`);

export async function voteRow(
  world: Pick<TestApp, 'db'>,
  on: TestIdea,
  who: Person,
  castAt: Date,
  direction: 1 | 0 | -1 = 1,
): Promise<void> {
  await world.db.query('INSERT INTO votes (idea_id, member_id, direction, cast_at) VALUES ($1, $2, $3, $4)', [
    on.id,
    who.id,
    direction,
    castAt,
  ]);
}

export async function commentRow(
  world: Pick<TestApp, 'db'>,
  on: TestIdea,
  who: Person,
  createdAt: Date,
  more: { isInternal?: boolean } = {},
): Promise<number> {
  const [row] = await world.db.query<{ id: number }>(
    `INSERT INTO comments (idea_id, author_id, body, is_internal, created_at) VALUES ($1, $2, 'Said.', $3, $4) RETURNING id`,
    [on.id, who.id, more.isInternal ?? false, createdAt],
  );
  if (!row) throw new Error('no comment');
  return row.id;
}

interface RawIdea {
  id: number;
  board_id: number;
  created_at: Date;
  moderation: string;
  merged_into_id: number | null;
  deleted_at: Date | null;
}

/** Ideas, votes, comments and members by day, counted from the plain rows in memory. */
export async function plainRecount(
  { db }: Pick<TestApp, 'db'>,
  boards: readonly TestBoard[],
  from: string,
  to: string,
) {
  const ideas = await db.query<RawIdea>('SELECT * FROM ideas');
  const byId = new Map(ideas.map((idea) => [idea.id, idea]));
  const isSeen = (idea: RawIdea | undefined): boolean =>
    idea !== undefined &&
    boards.some(({ id }) => id === idea.board_id) &&
    idea.moderation === 'VISIBLE' &&
    idea.deleted_at === null;
  const votes = await db.query<{ idea_id: number; direction: number; cast_at: Date }>('SELECT * FROM votes');
  const comments = await db.query<{
    idea_id: number;
    is_internal: boolean;
    moderation: string;
    deleted_at: Date | null;
    created_at: Date;
  }>('SELECT * FROM comments');
  const members = await db.query<{ joined_at: Date; email_verified_at: Date | null; erased_at: Date | null }>(
    'SELECT * FROM members',
  );
  const byDay = (moments: Date[]): { date: string; count: number }[] => {
    const days: { date: string; count: number }[] = [];
    for (let time = Date.parse(from); time <= Date.parse(to); time += DAY) {
      const date = new Date(time).toISOString().slice(0, 10);
      days.push({
        date,
        count: moments.filter((moment) => moment.toISOString().slice(0, 10) === date).length,
      });
    }
    return days;
  };
  return {
    ideas: byDay(
      ideas
        .filter((idea) => isSeen(idea) && idea.merged_into_id === null)
        .map(({ created_at: moment }) => moment),
    ),
    votes: byDay(
      votes
        .filter((vote) => vote.direction !== 0 && isSeen(byId.get(vote.idea_id)))
        .map(({ cast_at: moment }) => moment),
    ),
    comments: byDay(
      comments
        .filter(
          (comment) =>
            !comment.is_internal &&
            comment.moderation === 'VISIBLE' &&
            comment.deleted_at === null &&
            isSeen(byId.get(comment.idea_id)),
        )
        .map(({ created_at: moment }) => moment),
    ),
    newMembers: byDay(
      members
        .filter((member) => member.email_verified_at !== null || member.erased_at !== null)
        .map(({ joined_at: moment }) => moment),
    ),
  };
}
