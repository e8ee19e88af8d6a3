import type { MemberRole, Viewer } from '../../common/auth/viewer.js';
import type { Sql } from '../../database/sql.js';
import { hashSecret } from './session-token.js';

interface AccessRow {
  session_id: number | null;
  member_id: number | null;
  role: MemberRole | null;
  is_stale: boolean | null;
  team_ids: number[];
  team_board_ids: number[];
  board_ids: number[];
}

/** Session, member, teams and readable boards in one statement: it precedes every request. */
const ACCESS = `
WITH session AS (
  SELECT s.id AS session_id, m.id AS member_id, m.role, s.last_seen_at < now() - interval '5 minutes' AS is_stale
  FROM sessions s JOIN members m ON m.id = s.member_id
  WHERE s.token_hash = $1 AND s.expires_at > now()
), teams_of AS (
  SELECT tm.team_id FROM session JOIN team_members tm USING (member_id)
), owned AS (
  SELECT DISTINCT bt.board_id FROM teams_of JOIN board_teams bt USING (team_id)
)
SELECT s.session_id, s.member_id, s.role, s.is_stale,
  ARRAY(SELECT team_id FROM teams_of) AS team_ids,
  ARRAY(SELECT board_id FROM owned) AS team_board_ids,
  ARRAY(
    SELECT b.id FROM boards b
    WHERE b.visibility = 'PUBLIC'
      OR (s.member_id IS NOT NULL AND (b.visibility = 'MEMBERS' OR s.role = 'ADMIN' OR b.id IN (SELECT board_id FROM owned)))
    ORDER BY b.id
  ) AS board_ids
FROM (SELECT 1) AS one LEFT JOIN session s ON true`;

/** Who a session's secret stands for, and what they may read. */
export interface Access {
  viewer: Viewer | null;
  boardIds: readonly number[];
  /** Last seen more than 5 minutes ago. */
  isStale: boolean;
}

/** @param secret of the session's cookie; undefined, or one that no living session has, is a visitor's */
export async function readAccess(sql: Sql, secret: string | undefined): Promise<Access> {
  const [row] = await sql.query<AccessRow>(ACCESS, [hashSecret(secret ?? '')]);
  const viewer =
    row?.session_id && row.member_id && row.role
      ? {
          memberId: row.member_id,
          role: row.role,
          teamIds: row.team_ids,
          teamBoardIds: row.team_board_ids,
          sessionId: row.session_id,
        }
      : null;
  return { viewer, boardIds: row?.board_ids ?? [], isStale: row?.is_stale ?? false };
}
