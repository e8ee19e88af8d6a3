/** Whether a team is one of those that own a board; both are SQL. */
export const OWNS_BOARD = (teamId: string, boardId: string): string =>
  `EXISTS (SELECT 1 FROM board_teams bt WHERE bt.team_id = ${teamId} AND bt.board_id = ${boardId})`;

/** Whether a member may answer for a board's ideas: an administrator, or of a team that owns it; both are SQL. */
export const ASSIGNABLE = (memberId: string, boardId: string): string =>
  `(EXISTS (SELECT 1 FROM members a WHERE a.id = ${memberId} AND a.role = 'ADMIN')
   OR EXISTS (SELECT 1 FROM team_members tm JOIN board_teams bt USING (team_id) WHERE tm.member_id = ${memberId} AND bt.board_id = ${boardId}))`;
