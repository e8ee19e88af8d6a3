import type { UserErrorCode } from '../../common/errors/domain-error.js';
import { isAdoptionStage, type IdeaStage } from '../statuses/stage.js';

export interface UndoStep {
  /** Made by `changeIdeaStatus`, not by an adoption or a job. */
  isUndoable: boolean;
  isInTime: boolean;
  /** No row of history came after it, but for those that are or were taken back. */
  isLatest: boolean;
  from: { statusId: number; stage: IdeaStage; isRetired: boolean } | null;
  to: { statusId: number; stage: IdeaStage };
}

/** Why a status change can't be taken back; null where it can. */
export function refusedUndo({ isUndoable, isInTime, isLatest, from, to }: UndoStep): UserErrorCode | null {
  const isMove = from?.statusId !== to.statusId;
  const isOfAdoption =
    isMove && (isAdoptionStage(to.stage) || (from !== null && isAdoptionStage(from.stage)));
  if (!isUndoable || from === null) return isOfAdoption ? 'IN_ADOPTION' : 'TRANSITION_NOT_ALLOWED';
  if (!isLatest) return 'STALE';
  // The workflow may have been edited within the minute.
  return isInTime && !isOfAdoption && !(isMove && from.isRetired) ? null : 'TRANSITION_NOT_ALLOWED';
}
