/** Members' votes on ideas were cast, switched or withdrawn: the rows are written, the ideas locked. */
export interface VotesChanged {
  /** Each pair once. */
  votes: readonly { ideaId: number; memberId: number }[];
}

declare module '../../events/domain-events.js' {
  interface DomainEventMap {
    'votes.changed': VotesChanged;
  }
}
