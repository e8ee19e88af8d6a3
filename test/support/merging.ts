import type { Database } from '../../src/database/database.js';
import { recomputeFromVotes } from '../../src/modules/ranking/recompute.js';
import { ReputationLedger } from '../../src/modules/reputation/reputation-ledger.js';
import type { TestApp } from './app.js';
import type { Person, TestIdea } from './factories.js';
import { ask, type Answer } from './graphql.js';

type Named = Pick<TestIdea, 'nodeId'>;

// oxlint-disable-next-line typescript/no-explicit-any -- a test says by its assertions what it expects
type Any = any;

/** What the answers below have of an idea. */
const COUNTED =
  'number promoteCount demoteCount points followerCount triageVersion isOpen mergedInto { number }';

export const mergeIdeas = (
  world: TestApp,
  who: Person | undefined,
  target: Named,
  ...sources: readonly Named[]
): Promise<Answer<Any>> =>
  ask(
    world,
    `mutation ($input: MergeIdeasInput!) {
       it: mergeIdeas(input: $input) { target { ${COUNTED} merged { totalCount nodes { number } } } userErrors { code field } }
     }`,
    { input: { targetId: target.nodeId, sourceIds: sources.map(({ nodeId }) => nodeId) } },
    who ?? {},
  );

export const unmergeIdea = (world: TestApp, who: Person | undefined, source: Named): Promise<Answer<Any>> =>
  ask(
    world,
    `mutation ($input: UnmergeIdeaInput!) {
       it: unmergeIdea(input: $input) {
         idea { ${COUNTED} merged { nodes { number } } } formerTarget { ${COUNTED} } userErrors { code field }
       }
     }`,
    { input: { ideaId: source.nodeId } },
    who ?? {},
  );

/** @param direction null to withdraw */
export async function vote(
  world: TestApp,
  who: Person,
  on: Named,
  direction: 'PROMOTE' | 'DEMOTE' | null = 'PROMOTE',
): Promise<Any> {
  const answer = 'idea { promoteCount demoteCount viewerVote } userErrors { code }';
  const text =
    direction === null
      ? `mutation ($input: WithdrawVoteInput!) { it: withdrawVote(input: $input) { ${answer} } }`
      : `mutation ($input: CastVoteInput!) { it: castVote(input: $input) { ${answer} } }`;
  const input = { ideaId: on.nodeId, ...(direction === null ? {} : { direction }) };
  return (await ask(world, text, { input }, who)).data.it;
}

export const follow = (world: TestApp, who: Person, on: Named): Promise<Answer<Any>> =>
  ask(
    world,
    'mutation ($input: FollowIdeaInput!) { followIdea(input: $input) { userErrors { code } } }',
    { input: { ideaId: on.nodeId } },
    who,
  );

/** A public comment, counted. */
export async function comment(db: Database, on: TestIdea, by: Person): Promise<void> {
  await db.query(`INSERT INTO comments (idea_id, author_id, body) VALUES ($1, $2, 'Me too')`, [on.id, by.id]);
  await db.query('UPDATE ideas SET comment_count = comment_count + 1 WHERE id = $1', [on.id]);
  await addToSums(db, on, 'comments', 1);
  await new ReputationLedger().alignFirstComments(db, on.id, by.id);
}

/** Support that came without voters, counted; more promotes than demotes where above 0. */
export async function importSupport(db: Database, on: TestIdea, support: number): Promise<void> {
  await db.query('UPDATE ideas SET imported_support = $2 WHERE id = $1', [on.id, support]);
  await recomputeFromVotes(db, [on.id]);
  await addToSums(db, on, 'votes', Math.abs(support));
}

const addToSums = (db: Database, on: TestIdea, column: 'votes' | 'comments', n: number): Promise<unknown> =>
  db.query(
    `INSERT INTO idea_counters AS c (board_id, status_id, shard, ${column}) SELECT board_id, status_id, 99, $2 FROM ideas WHERE id = $1
     ON CONFLICT (board_id, status_id, shard) DO UPDATE SET ${column} = c.${column} + excluded.${column}`,
    [on.id, n],
  );
