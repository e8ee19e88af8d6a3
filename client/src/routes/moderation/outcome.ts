import type { ModerationAction } from '../../features/moderation/use-moderation.js';

/** What became of a case here, or that it is decided, or gone, without us. */
export type Outcome = ModerationAction | 'ELSEWHERE';
