import type { Refusal } from '../../common/errors/domain-error.js';
import { refusal } from '../../common/errors/domain-error.js';
import { isAdoptionStage, type IdeaStage } from '../statuses/stage.js';

export interface Step {
  from: { key: string; stage: IdeaStage };
  to: { key: string; stage: IdeaStage; requiresResponse: boolean };
  /** Keys of the statuses that the workflow allows from here. */
  allowed: readonly string[];
  hasResponse: boolean;
}

/**
 * Why a status change may not be; null where it may. The present status with a response is always allowed: it is an answer, or the
 * correction of one.
 */
export function refusedStep({ from, to, allowed, hasResponse }: Step): Refusal | null {
  if (from.key === to.key) return hasResponse ? null : refusal('RESPONSE_REQUIRED', 'response');
  if (isAdoptionStage(from.stage)) return refusal('IN_ADOPTION', 'statusKey');
  if (isAdoptionStage(to.stage)) return refusal('ADOPTION_NEEDED', 'statusKey');
  if (!allowed.includes(to.key)) return refusal('TRANSITION_NOT_ALLOWED', 'statusKey');
  return to.requiresResponse && !hasResponse ? refusal('RESPONSE_REQUIRED', 'response') : null;
}
