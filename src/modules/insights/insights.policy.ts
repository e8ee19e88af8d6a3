import { requireViewer, type Viewer } from '../../common/auth/viewer.js';
import { forbidden } from '../../common/errors/domain-error.js';

/** Administrators, and whoever is of a product team. */
export const canSeeInsights = (viewer: Viewer): boolean =>
  viewer.role === 'ADMIN' || viewer.teamIds.length > 0;

/**
 * The boards whose numbers the viewer sees: administrators all, others those of their teams.
 * @throws UNAUTHENTICATED, FORBIDDEN
 */
export function insightBoards(context: { viewer: Viewer | null; boardIds: readonly number[] }): number[] {
  const viewer = requireViewer(context);
  if (!canSeeInsights(viewer)) throw forbidden();
  const ids = viewer.role === 'ADMIN' ? context.boardIds : viewer.teamBoardIds;
  return ids.toSorted((a, b) => a - b);
}
