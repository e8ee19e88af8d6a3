import type { Direction } from './vote-decision.js';

/** What one member asks for on one idea. */
export interface VoteOrder {
  ideaId: number;
  memberId: number;
  direction: Direction;
  /** Who casts it for the member, so that nobody earns by it; left out where they vote themselves. */
  castById?: number;
  /** Boards that the member may read; an idea elsewhere does not exist for the vote. */
  boardIds: readonly number[];
}
