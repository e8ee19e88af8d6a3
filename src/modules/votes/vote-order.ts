import type { Direction } from './vote-decision.js';

/** What one member asks for on one idea. */
export interface VoteOrder {
  ideaId: number;
  memberId: number;
  direction: Direction;
  /** Boards that the member may read; an idea elsewhere does not exist for the vote. */
  boardIds: readonly number[];
  /** False: a team casts it for the member, and nobody earns anything by it. */
  earns?: boolean;
}
