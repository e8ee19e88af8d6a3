/** A board came to be for other readers; its row says so already. */
export interface BoardVisibilityChanged {
  boardId: number;
}

declare module '../../events/domain-events.js' {
  interface DomainEventMap {
    'board.visibilityChanged': BoardVisibilityChanged;
  }
}
