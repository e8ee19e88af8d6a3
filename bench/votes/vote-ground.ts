import type { Database } from '../../src/database/database.js';

/** Ideas without votes for one round; their numbers follow each other. */
export interface Targets {
  first: number;
  count: number;
}

/** Adds open ideas with other ones' texts, without votes: each round gets its own, so that none inherits another's dead rows. */
export async function plantIdeas(database: Database, rounds: readonly number[]): Promise<Targets[]> {
  const total = rounds.reduce((sum, count) => sum + count, 0);
  const [row] = await database.query<{ first: number }>('SELECT max(id) + 1 AS first FROM ideas');
  const start = row?.first ?? 1;
  await database.query(
    `INSERT INTO ideas (id, board_id, author_id, status_id, stage, title, body, excerpt, tags)
     SELECT $1::bigint - 1 + row_number() OVER (), i.board_id, i.author_id, s.id, s.stage, i.title, i.body, i.excerpt, i.tags
     FROM ideas i CROSS JOIN LATERAL (SELECT id, stage FROM statuses ORDER BY position LIMIT 1) s
     WHERE i.is_listed LIMIT $2`,
    [start, total],
  );
  await database.queryOnce('VACUUM (ANALYZE) ideas');
  let first = start;
  return rounds.map((count) => {
    const targets = { first, count };
    first += count;
    return targets;
  });
}

export async function votesOn(database: Database, { first, count }: Targets): Promise<number> {
  const [row] = await database.query<{ n: number }>(
    'SELECT count(*)::int AS n FROM votes WHERE idea_id >= $1 AND idea_id < $2',
    [first, first + count],
  );
  return row?.n ?? 0;
}
