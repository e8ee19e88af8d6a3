/** Votes of a member who was erased are taken back where no vote of theirs counts any more by the usual way: on what is closed, merged or hidden. */
export interface VotesRemoved {
  memberId: number;
  ideaIds: readonly number[];
}

declare module '../../events/domain-events.js' {
  interface DomainEventMap {
    'votes.removed': VotesRemoved;
  }
}
