/**
 * Members' votes on ideas were cast, switched, withdrawn, or came to count or not to count for another reason: their rows are written or gone, the
 * ideas locked.
 */
export interface VotesChanged {
  /** Each pair once. */
  votes: readonly { ideaId: number; memberId: number }[];
}

declare module '../../events/domain-events.js' {
  interface DomainEventMap {
    'votes.changed': VotesChanged;
  }
}
