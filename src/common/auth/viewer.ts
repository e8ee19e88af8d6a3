import { forbidden, unauthenticated } from '../errors/domain-error.js';

export type MemberRole = 'MEMBER' | 'MODERATOR' | 'ADMIN';

/** Who is asking, with what policies need to decide. */
export interface Viewer {
  memberId: number;
  role: MemberRole;
  /** The viewer's teams. */
  teamIds: readonly number[];
  /** Boards that the viewer's teams own. */
  teamBoardIds: readonly number[];
  sessionId: number;
}

/** @throws UNAUTHENTICATED when signed out */
export function requireViewer(context: { viewer: Viewer | null }): Viewer {
  if (!context.viewer) {
    throw unauthenticated();
  }
  return context.viewer;
}

export const canReadBoard = (context: { boardIds: readonly number[] }, boardId: number): boolean =>
  context.boardIds.includes(boardId);

/** Product-team rights on a board: its teams' members, and administrators. */
export const canTriageBoard = (viewer: Viewer | null, boardId: number): boolean =>
  viewer !== null && (viewer.role === 'ADMIN' || viewer.teamBoardIds.includes(boardId));

export const canModerate = (viewer: Viewer | null): boolean =>
  viewer !== null && (viewer.role === 'MODERATOR' || viewer.role === 'ADMIN');

/** Boards, teams, workflow, settings, roles. */
export const canAdminister = (viewer: Viewer | null): boolean => viewer?.role === 'ADMIN';

/** @throws UNAUTHENTICATED when signed out; FORBIDDEN for anybody but administrators */
export function requireAdministrator(context: { viewer: Viewer | null }): Viewer {
  const viewer = requireViewer(context);
  if (!canAdminister(viewer)) throw forbidden();
  return viewer;
}
