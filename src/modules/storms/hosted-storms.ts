import type { Sql } from '../../database/sql.js';

const AT_ONCE = 500;

interface StormRow {
  id: number;
  storm: object;
}

/** Storm sessions that a member hosted, for the export of their data. */
export async function* hostedStorms(sql: Sql, memberId: number): AsyncGenerator<readonly object[]> {
  for (let after: number | null = 0; after !== null;) {
    const rows: StormRow[] = await sql.query<StormRow>(
      `SELECT s.id, json_build_object('slug', s.slug, 'board', b.slug, 'title', s.title, 'brief', s.brief, 'opensAt', s.opens_at,
         'closesAt', s.closes_at, 'result', s.result, 'resultPostedAt', s.result_posted_at, 'createdAt', s.created_at) AS storm
       FROM storms s JOIN boards b ON b.id = s.board_id
       WHERE s.host_id = $1 AND s.id > $2 ORDER BY s.id LIMIT ${AT_ONCE}`,
      [memberId, after],
    );
    yield rows.map(({ storm }) => storm);
    after = rows.length < AT_ONCE ? null : (rows.at(-1)?.id ?? null);
  }
}
