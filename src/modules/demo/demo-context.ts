import type { MemberRole } from '../../common/auth/viewer.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import type { Sql } from '../../database/sql.js';

interface Row {
  role: MemberRole;
  team_ids: number[];
  team_board_ids: number[];
  board_ids: number[];
}

const CONTEXT = `
SELECT m.role,
  ARRAY(SELECT team_id FROM team_members WHERE member_id = m.id) AS team_ids,
  ARRAY(SELECT DISTINCT bt.board_id FROM team_members tm JOIN board_teams bt USING (team_id) WHERE tm.member_id = m.id) AS team_board_ids,
  ARRAY(SELECT id FROM boards WHERE visibility = 'PUBLIC' ORDER BY id) AS board_ids
FROM members m WHERE m.id = $1`;

/** As if this member asked: what the demo does goes through the services that people use, and their rights. */
export async function contextOf(sql: Sql, memberId: number): Promise<RequestContext> {
  const [row] = await sql.query<Row>(CONTEXT, [memberId]);
  if (!row) throw new Error(`the demo's member ${memberId} is gone`);
  const viewer = {
    memberId,
    role: row.role,
    teamIds: row.team_ids,
    teamBoardIds: row.team_board_ids,
    sessionId: 0,
  };
  return {
    viewer,
    boardIds: row.board_ids,
    locale: 'en',
    ip: '127.0.0.1',
    requestId: 'demo',
    req: null,
    reply: null,
  };
}
