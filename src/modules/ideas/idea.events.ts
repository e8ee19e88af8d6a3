/** An idea was submitted, not imported. */
export interface IdeaSubmitted {
  ideaId: number;
  boardId: number;
  authorId: number;
}

declare module '../../events/domain-events.js' {
  interface DomainEventMap {
    'idea.submitted': IdeaSubmitted;
  }
}
