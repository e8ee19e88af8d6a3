import type { MemberRole, Viewer } from '../../common/auth/viewer.js';
import { padded } from '../../database/coalesced-read.js';
import type { Sql } from '../../database/sql.js';
import { isBanned } from '../members/ban.sql.js';
import { hashSecret } from './session-token.js';

interface AccessRow {
  hash: string;
  session_id: number | null;
  member_id: number | null;
  role: MemberRole | null;
  is_stale: boolean | null;
  team_ids: number[];
  team_board_ids: number[];
  board_ids: number[];
}

/** What a member `m` may do; of a row without member, what a visitor may. */
export const RIGHTS_COLUMNS = `m.role,
  ARRAY(SELECT tm.team_id FROM team_members tm WHERE tm.member_id = m.id) AS team_ids,
  ARRAY(
    SELECT DISTINCT bt.board_id FROM team_members tm JOIN board_teams bt USING (team_id) WHERE tm.member_id = m.id
  ) AS team_board_ids,
  ARRAY(
    SELECT b.id FROM boards b
    WHERE b.deleted_at IS NULL AND (b.visibility = 'PUBLIC'
      OR (m.id IS NOT NULL AND (b.visibility = 'MEMBERS' OR m.role = 'ADMIN' OR EXISTS (
        SELECT 1 FROM team_members tm JOIN board_teams bt USING (team_id) WHERE tm.member_id = m.id AND bt.board_id = b.id))))
    ORDER BY b.id
  ) AS board_ids`;

/** Session, member, teams and readable boards for each of $1, the hashes of secrets in hex: it precedes every request. */
const ACCESS = `
SELECT wanted.hash, s.id AS session_id, m.id AS member_id, s.last_seen_at < now() - interval '5 minutes' AS is_stale, ${RIGHTS_COLUMNS}
FROM unnest($1::text[]) AS wanted (hash)
LEFT JOIN sessions s ON s.token_hash = decode(wanted.hash, 'hex') AND s.expires_at > now()
LEFT JOIN members m ON m.id = s.member_id AND m.erased_at IS NULL AND NOT ${isBanned('m')}
WHERE wanted.hash IS NOT NULL`;

/** Who a session's secret stands for, and what they may read. */
export interface Access {
  viewer: Viewer | null;
  boardIds: readonly number[];
  /** Last seen more than 5 minutes ago. */
  isStale: boolean;
}

function toAccess(row: AccessRow | undefined): Access {
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

/** @param secrets of sessions' cookies; undefined, or one that no living session has, is a visitor's */
export async function readAccesses(sql: Sql, secrets: readonly (string | undefined)[]): Promise<Access[]> {
  const hashes = secrets.map((secret) => hashSecret(secret ?? '').toString('hex'));
  const rows = await sql.query<AccessRow>(ACCESS, [padded<string | null>([...new Set(hashes)], null)]);
  const found = new Map(rows.map((row) => [row.hash, toAccess(row)]));
  return hashes.map((hash) => found.get(hash) ?? toAccess(undefined));
}

export async function readAccess(sql: Sql, secret: string | undefined): Promise<Access> {
  const [access] = await readAccesses(sql, [secret]);
  return access ?? toAccess(undefined);
}
