/**
 * Members' votes on ideas were cast, switched, withdrawn, or came to count or not to count for another reason: their rows are written or gone, the
 * ideas locked.
 */
export interface VotesChanged {
  /** Each pair once. */
  votes: readonly { ideaId: number; memberId: number }[];
}

/** Somebody showed the address of a customer to be theirs, and has taken over the votes that teams cast for it; the votes' ideas are locked. */
export interface CustomerClaimed {
  /** The row that stood for the customer. */
  customerId: number;
  memberId: number;
}

declare module '../../events/domain-events.js' {
  interface DomainEventMap {
    'votes.changed': VotesChanged;
    'customer.claimed': CustomerClaimed;
  }
}
