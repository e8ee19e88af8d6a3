import { sqlCheck, type Check } from './check.js';

/** Who is without profile waits for their address, or is an empty row; and has no vote of their own. */
export const customerChecks: readonly Check[] = [
  sqlCheck({
    table: 'members',
    column: 'is_unclaimed',
    text: `
SELECT m.id, m.is_unclaimed AS stored, a.member_id IS NOT NULL AS recomputed
FROM members m LEFT JOIN unclaimed_addresses a ON a.member_id = m.id
WHERE m.is_unclaimed <> (a.member_id IS NOT NULL)
  AND NOT (m.is_unclaimed AND m.display_name = '' AND NOT EXISTS (SELECT 1 FROM votes v WHERE v.member_id = m.id))`,
  }),
  sqlCheck({
    table: 'votes',
    column: 'cast_by_id',
    text: `
SELECT v.id, NULL AS stored, 'somebody of a team' AS recomputed
FROM votes v JOIN members m ON m.id = v.member_id WHERE m.is_unclaimed AND v.cast_by_id IS NULL`,
  }),
];
