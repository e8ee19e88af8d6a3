import type { BoardVisibility } from './board.entity.js';

/** Others may read a board from now on; nothing is written yet, and no row is locked. A listener refuses what this would break. */
export interface BoardReadersChanging {
  boardId: number;
  visibility: BoardVisibility;
  /** Ascending. */
  teamIds: readonly number[];
}

/** A board is being closed: its row is locked, and no idea stands on it. A listener refuses by IN_USE where something else of it is needed. */
export interface BoardDeleting {
  boardId: number;
}

declare module '../../events/domain-events.js' {
  interface DomainEventMap {
    'board.readersChanging': BoardReadersChanging;
    'board.deleting': BoardDeleting;
  }
}
