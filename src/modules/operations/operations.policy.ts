import { forbidden } from '../../common/errors/domain-error.js';
import { requireViewer, type Viewer } from '../../common/auth/viewer.js';

/** Sees what is queued and what went wrong, and has it tried again. */
export const canOperate = (viewer: Viewer | null): boolean => viewer?.role === 'ADMIN';

/** @throws UNAUTHENTICATED, FORBIDDEN */
export function requireOperator(context: { viewer: Viewer | null }): void {
  if (!canOperate(requireViewer(context))) throw forbidden();
}
