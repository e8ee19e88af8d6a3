import { excerpt } from '../../src/common/text/markdown.js';
import { foldText } from '../../src/common/text/fold-text.js';
import { searchVector } from '../../src/common/text/search-vector.js';
import type { Sql } from '../../src/database/sql.js';
import { bumpCounters } from '../../src/modules/ideas/idea-counters.js';
import { recomputeFromVotes } from '../../src/modules/ranking/recompute.js';

export interface GeneratedVote {
  memberId: number;
  direction: 1 | -1;
  castAt: Date;
}

export interface GeneratedIdea {
  id: number;
  boardId: number;
  authorId: number;
  statusId: number;
  /** The step that led to its status; null in the first one. */
  step: { at: Date; response: string | null } | null;
  title: string;
  body: string;
  tags: readonly string[];
  createdAt: Date;
  votes: readonly GeneratedVote[];
}

const INSERT_IDEAS = `
INSERT INTO ideas (id, board_id, author_id, status_id, stage, title, body, excerpt, tags, created_at, updated_at, active_at, due_at,
  official_response_id, answered_at)
SELECT n.id, n.board_id, n.author_id, s.id, s.stage, n.title, n.body, n.excerpt, n.tags::text[], n.created_at, n.created_at, n.active_at,
  n.created_at + make_interval(days => c.response_promise_days),
  CASE WHEN n.answered_at IS NOT NULL THEN n.id END, n.answered_at
FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::bigint[], $5::text[], $6::text[], $7::text[], $8::text[],
    $9::timestamptz[], $10::timestamptz[], $11::timestamptz[])
  AS n (id, board_id, author_id, status_id, title, body, excerpt, tags, created_at, active_at, answered_at)
JOIN statuses s ON s.id = n.status_id CROSS JOIN community_settings c
ORDER BY n.id`;

/** An idea has one step at most, which then bears its number. */
const INSERT_STEPS = `
INSERT INTO status_changes (id, idea_id, from_status_id, to_status_id, actor_id, response, created_at)
OVERRIDING SYSTEM VALUE
SELECT n.id, n.id, (SELECT id FROM statuses ORDER BY position LIMIT 1), n.status_id, 1, n.response, n.at
FROM unnest($1::bigint[], $2::bigint[], $3::text[], $4::timestamptz[]) AS n (id, status_id, response, at)`;

const INSERT_SEARCH = `
INSERT INTO idea_search (idea_id, vector, title_key, tags)
SELECT id, vector::tsvector, title_key, tags::text[]
FROM unnest($1::bigint[], $2::text[], $3::text[], $4::text[]) AS n (id, vector, title_key, tags)`;

const INSERT_VOTES = `
INSERT INTO votes (idea_id, member_id, direction, cast_at)
SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::smallint[], $4::timestamptz[])`;

const SUMS = `
SELECT board_id, status_id, count(*)::int AS ideas, sum(promote_count + demote_count)::int AS votes
FROM ideas WHERE id = ANY ($1::bigint[]) AND is_present GROUP BY board_id, status_id`;

interface SumRow {
  board_id: number;
  status_id: number;
  ideas: number;
  votes: number;
}

const arrayLiteral = (tags: readonly string[]): string =>
  `{${tags.map((tag) => JSON.stringify(tag)).join(',')}}`;

const latest = (idea: GeneratedIdea): Date =>
  idea.votes.reduce((at, vote) => (vote.castAt > at ? vote.castAt : at), idea.step?.at ?? idea.createdAt);

/** Inserts ideas with their votes; what derives from them comes from the server's own functions. */
export async function insertIdeas(tx: Sql, ideas: readonly GeneratedIdea[]): Promise<void> {
  // Foreign keys are not looked up, row by row: every id here was made a moment ago.
  await tx.query(`SET LOCAL session_replication_role = replica`);
  await tx.query('SET LOCAL synchronous_commit = off');
  const ids = ideas.map(({ id }) => id);
  const tags = ideas.map((idea) => arrayLiteral(idea.tags));
  await tx.query(INSERT_IDEAS, [
    ids,
    ideas.map(({ boardId }) => boardId),
    ideas.map(({ authorId }) => authorId),
    ideas.map(({ statusId }) => statusId),
    ideas.map(({ title }) => title),
    ideas.map(({ body }) => body),
    ideas.map(({ body }) => excerpt(body)),
    tags,
    ideas.map(({ createdAt }) => createdAt),
    ideas.map(latest),
    ideas.map(({ step }) => (step?.response ? step.at : null)),
  ]);
  const stepped = ideas.flatMap(({ id, statusId, step }) => (step ? [{ id, statusId, ...step }] : []));
  await tx.query(INSERT_STEPS, [
    stepped.map(({ id }) => id),
    stepped.map(({ statusId }) => statusId),
    stepped.map(({ response }) => response),
    stepped.map(({ at }) => at),
  ]);
  await tx.query(INSERT_SEARCH, [
    ids,
    ideas.map(searchVector),
    ideas.map(({ title }) => foldText(title)),
    tags,
  ]);
  const votes = ideas.flatMap((idea) => idea.votes.map((vote) => ({ ideaId: idea.id, ...vote })));
  await tx.query(INSERT_VOTES, [
    votes.map(({ ideaId }) => ideaId),
    votes.map(({ memberId }) => memberId),
    votes.map(({ direction }) => direction),
    votes.map(({ castAt }) => castAt),
  ]);
  await recomputeFromVotes(tx, ids);
  const sums = await tx.query<SumRow>(SUMS, [ids]);
  await bumpCounters(
    tx,
    sums.map((row) => ({
      boardId: row.board_id,
      statusId: row.status_id,
      ideas: row.ideas,
      votes: row.votes,
    })),
  );
}
