/** Ideas were merged into another in one mutation. */
export interface IdeasMerged {
  targetId: number;
  sourceIds: readonly number[];
  actorId: number;
}

declare module '../../events/domain-events.js' {
  interface DomainEventMap {
    'ideas.merged': IdeasMerged;
  }
}
