import type { BoardVisibility } from './board.entity.js';

/** Others may read a board from now on; nothing is written yet, and no row is locked. A listener refuses what this would break. */
export interface BoardReadersChanging {
  boardId: number;
  visibilityBefore: BoardVisibility;
  visibility: BoardVisibility;
  /** Ascending; those that will own it. */
  teamIds: readonly number[];
}

/** Teams no longer own a board; it is written, and the board's row is locked. */
export interface BoardTeamsRemoved {
  boardId: number;
}

/** A board is being closed: its row is locked, and no idea stands on it. A listener refuses by IN_USE where something else of it is needed. */
export interface BoardDeleting {
  boardId: number;
}

declare module '../../events/domain-events.js' {
  interface DomainEventMap {
    'board.readersChanging': BoardReadersChanging;
    'board.teamsRemoved': BoardTeamsRemoved;
    'board.deleting': BoardDeleting;
  }
}
