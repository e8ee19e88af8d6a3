/**
 * SQL: whether a member has the product team's rights on a board: of one of its teams, or an administrator. The same as `canTriageBoard`, for
 * members who are not asking.
 * @param board the SQL name of a row of boards; `member` of a row of members
 */
export const isOfTeam = (board: string, member: string): string => `(${member}.role = 'ADMIN' OR EXISTS (
  SELECT 1 FROM team_members tm JOIN board_teams bt USING (team_id) WHERE tm.member_id = ${member}.id AND bt.board_id = ${board}.id))`;

/** SQL: whether a member may read a board. */
export const mayRead = (board: string, member: string): string =>
  `(${board}.visibility <> 'TEAMS' OR ${isOfTeam(board, member)})`;
