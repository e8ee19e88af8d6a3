import type { Sql } from '../../database/sql.js';

const AT_ONCE = 500;

/** Storm sessions that a member hosted, for the export of their data. */
export async function* hostedStorms(sql: Sql, memberId: number): AsyncGenerator<readonly object[]> {
  for (let after: number | null = 0; after !== null;) {
    const rows: { id: number }[] = await sql.query<{ id: number }>(
      `SELECT s.id, s.slug, b.slug AS board, s.title, s.brief, s.opens_at AS "opensAt", s.closes_at AS "closesAt", s.result,
         s.result_posted_at AS "resultPostedAt", s.created_at AS "createdAt"
       FROM storms s JOIN boards b ON b.id = s.board_id
       WHERE s.host_id = $1 AND s.id > $2 ORDER BY s.id LIMIT ${AT_ONCE}`,
      [memberId, after],
    );
    yield rows.map(({ id: _, ...storm }) => storm);
    after = rows.length < AT_ONCE ? null : (rows.at(-1)?.id ?? null);
  }
}
