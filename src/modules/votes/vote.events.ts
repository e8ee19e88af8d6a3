/** Members' votes on ideas were cast, switched, withdrawn or removed: the rows are written, the ideas locked. */
export interface VotesChanged {
  /** Each pair once. */
  votes: readonly { ideaId: number; memberId: number }[];
}

declare module '../../events/domain-events.js' {
  interface DomainEventMap {
    'votes.changed': VotesChanged;
  }
}
