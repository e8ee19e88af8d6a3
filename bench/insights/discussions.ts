import type { Database } from '../../src/database/database.js';

const COMMENTS = 200_000;
/** Discussions in which as many people speak as count in one. */
const LIVELY = 100;
const SPEAKERS = 500;

/** Steps through members and ideas without a pattern that a discussion would see. */
const STRIDE = 7919;

/** Fills a copy with comments over its two years, and with discussions in which hundreds speak; then marks everything to be counted. */
export async function addDiscussions(database: Database): Promise<void> {
  await database.transaction(async (tx) => {
    await tx.query('SET LOCAL session_replication_role = replica');
    await tx.query('SET LOCAL synchronous_commit = off');
    const [sizes] = await tx.query<{ ideas: number; members: number }>(
      'SELECT (SELECT max(id) FROM ideas) AS ideas, (SELECT count(*) FROM members) AS members',
    );
    if (!sizes) throw new Error('an empty database');
    await tx.query(
      `INSERT INTO comments (idea_id, author_id, body, created_at)
       SELECT i.id, 1 + (n * ${STRIDE}) % $2::bigint, 'Said.', i.created_at + (now() - i.created_at) * ((n % 97) / 97.0)
       FROM generate_series(1, ${COMMENTS}) AS n JOIN ideas i ON i.id = 1 + (n * ${STRIDE}) % $1::bigint`,
      [sizes.ideas, sizes.members],
    );
    await tx.query(
      `INSERT INTO comments (idea_id, author_id, body, created_at)
       SELECT i.id, 1 + (i.id * 31 + n) % $1::bigint, 'Said.', now() - interval '20 days'
       FROM (SELECT id FROM ideas ORDER BY net_votes DESC LIMIT ${LIVELY}) i CROSS JOIN generate_series(1, ${SPEAKERS}) AS n`,
      [sizes.members],
    );
    await tx.query('INSERT INTO insight_idea_marks (idea_id) SELECT id FROM ideas ORDER BY id');
  });
  await database.queryOnce('ANALYZE comments');
}

/** Reputation for everybody there is, as if it had been earned, in this week, too. */
export async function addReputation(database: Database): Promise<void> {
  await database.queryOnce(
    `INSERT INTO member_reputation (member_id, points, year_start, year_points, month_start, month_points, week_start, week_points)
     SELECT id, p, date_trunc('year', now() AT TIME ZONE 'UTC'), p, date_trunc('month', now() AT TIME ZONE 'UTC'), p / 2,
       date_trunc('week', now() AT TIME ZONE 'UTC'), p / 4
     FROM (SELECT id, (id * ${STRIDE} % 4000)::int AS p FROM members) m
     ON CONFLICT (member_id) DO NOTHING`,
  );
  await database.queryOnce('VACUUM ANALYZE member_reputation');
}

/** Members who do nothing but be there. */
export async function addMembers(database: Database, until: number): Promise<void> {
  await database.queryOnce(
    `INSERT INTO members (handle, display_name, email, email_verified_at)
     SELECT 'extra-' || n, 'Extra ' || n, 'extra-' || n || '@example.test', now()
     FROM generate_series((SELECT count(*) FROM members) + 1, ${until}) AS n`,
  );
  await database.queryOnce('VACUUM ANALYZE members');
}
