/** Somebody was made responsible for an idea. */
export interface IdeaAssigned {
  ideaId: number;
  memberId: number;
  actorId: number;
}

/** An idea moved to another board; it is locked. */
export interface IdeaMovedBoard {
  ideaId: number;
  boardId: number;
}

declare module '../../events/domain-events.js' {
  interface DomainEventMap {
    'idea.assigned': IdeaAssigned;
    'idea.movedBoard': IdeaMovedBoard;
  }
}
