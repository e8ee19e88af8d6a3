/** Ideas were merged into another in one mutation. */
export interface IdeasMerged {
  targetId: number;
  sourceIds: readonly number[];
  actorId: number;
}

/** Ideas were merged, parted or brought together again, whoever did so: these stand in other trees, or have others in theirs; all are locked. */
export interface IdeasRearranged {
  ideaIds: readonly number[];
}

declare module '../../events/domain-events.js' {
  interface DomainEventMap {
    'ideas.merged': IdeasMerged;
    'ideas.rearranged': IdeasRearranged;
  }
}
