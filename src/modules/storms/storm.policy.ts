import { canTriageBoard, type Viewer } from '../../common/auth/viewer.js';
import type { StormPermissions } from './storm.model.js';
import type { StormState } from './storm-state.js';

/** Open, change and end storm sessions on a board: its product team. */
export const canHost = (viewer: Viewer | null, boardId: number): boolean => canTriageBoard(viewer, boardId);

/** @param storm on a board that the viewer may read */
export function stormPermissions(
  viewer: Viewer | null,
  { boardId, state }: { boardId: number; state: StormState },
): StormPermissions {
  const hosts = canHost(viewer, boardId);
  return {
    submit: viewer !== null && state === 'OPEN',
    update: hosts && state !== 'CLOSED',
    withdraw: hosts && state === 'UPCOMING',
    end: hosts && state === 'OPEN',
    postResult: hosts && state === 'CLOSED',
  };
}
