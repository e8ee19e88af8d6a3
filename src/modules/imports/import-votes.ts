import type { Transaction } from '../../database/sql.js';
import { countChanges } from '../ideas/idea-tallies.js';
import { lockChains } from '../ideas/idea-trees.js';
import { recomputeFromVotes } from '../ranking/recompute.js';

/** What one member's rows on one idea come to, for the database. Times in milliseconds. */
export interface VoteRow {
  ideaId: number;
  memberId: number;
  /** 0: there is none. */
  direction: number;
  castAt: number;
  isFuture: boolean;
  startedAt: number | null;
}

export interface VotesOutcome {
  created: number;
  changed: number;
  withdrawn: number;
}

// A time yet to come was written as the moment of its import, which importing again must not move.
const WRITE = `
WITH folded AS MATERIALIZED (
  SELECT idea_id, member_id, direction, to_timestamp(at / 1000)::timestamptz(3) AS cast_at, is_future
  FROM unnest($1::bigint[], $2::bigint[], $3::smallint[], $4::float8[], $5::boolean[]) AS f (idea_id, member_id, direction, at, is_future)
), withdrawn AS (
  DELETE FROM votes v USING folded f
  WHERE v.idea_id = f.idea_id AND v.member_id = f.member_id AND f.direction = 0
  RETURNING v.idea_id
), changed AS (
  UPDATE votes v SET direction = f.direction, cast_at = f.cast_at, earns = false FROM folded f
  WHERE v.idea_id = f.idea_id AND v.member_id = f.member_id AND f.direction <> 0
    AND (v.direction <> f.direction OR (v.cast_at <> f.cast_at AND NOT f.is_future))
  RETURNING v.idea_id
), created AS (
  INSERT INTO votes (idea_id, member_id, direction, cast_at, earns)
  SELECT idea_id, member_id, direction, cast_at, false FROM folded WHERE direction <> 0
  ON CONFLICT (idea_id, member_id) DO NOTHING
  RETURNING idea_id
)
SELECT idea_id, sum(created)::int AS created, sum(changed)::int AS changed, sum(withdrawn)::int AS withdrawn
FROM (
  SELECT idea_id, 1 AS created, 0 AS changed, 0 AS withdrawn FROM created
  UNION ALL SELECT idea_id, 0, 1, 0 FROM changed
  UNION ALL SELECT idea_id, 0, 0, 1 FROM withdrawn
) outcome
GROUP BY idea_id`;

/**
 * One batch of votes, each (idea, member) once, in one transaction. Of other members' votes none is touched; what derives from votes is
 * computed anew for each idea that changed and for what it is merged into, so that it is true after every batch.
 */
export async function importVotes(tx: Transaction, rows: readonly VoteRow[]): Promise<VotesOutcome> {
  const ideaIds = [...new Set(rows.map((row) => row.ideaId))];
  const before = await lockChains(tx, ideaIds);
  const written = await tx.query<VotesOutcome & { idea_id: number }>(WRITE, [
    rows.map((row) => row.ideaId),
    rows.map((row) => row.memberId),
    rows.map((row) => row.direction),
    rows.map((row) => row.castAt),
    rows.map((row) => row.isFuture),
  ]);
  const outcome = { created: 0, changed: 0, withdrawn: 0 };
  for (const { created, changed, withdrawn } of written) {
    outcome.created += created;
    outcome.changed += changed;
    outcome.withdrawn += withdrawn;
  }
  if (written.length === 0) return outcome;
  const changed = new Set(written.map((row) => row.idea_id));
  const given = new Set(ideaIds);
  await recomputeFromVotes(
    tx,
    before.map(({ id }) => id).filter((id) => changed.has(id) || !given.has(id)),
  );
  await keepActive(tx, rows);
  await countChanges(tx, before);
  return outcome;
}

/** Votes that came anew, even where they were switched or withdrawn since, made their idea active. */
async function keepActive(tx: Transaction, rows: readonly VoteRow[]): Promise<void> {
  const started = rows.filter((row) => row.startedAt !== null);
  await tx.query(
    `UPDATE ideas i SET active_at = a.at
     FROM (
       SELECT idea_id, to_timestamp(max(at) / 1000)::timestamptz(3) AS at
       FROM unnest($1::bigint[], $2::float8[]) AS s (idea_id, at) GROUP BY idea_id
     ) a
     WHERE i.id = a.idea_id AND i.active_at < a.at`,
    [started.map((row) => row.ideaId), started.map((row) => row.startedAt)],
  );
}
