/** Somebody was made responsible for an idea. */
export interface IdeaAssigned {
  ideaId: number;
  memberId: number;
  actorId: number;
}

declare module '../../events/domain-events.js' {
  interface DomainEventMap {
    'idea.assigned': IdeaAssigned;
  }
}
