/** A moderator banned a member. */
export interface MemberBanned {
  memberId: number;
  hideContent: boolean;
  discountVotes: boolean;
}

/** A ban was lifted, ended by itself, or is about to be replaced by another; with what it had taken along. */
export interface MemberUnbanned {
  memberId: number;
  hideContent: boolean;
  discountVotes: boolean;
}

declare module '../../events/domain-events.js' {
  interface DomainEventMap {
    'member.banned': MemberBanned;
    'member.unbanned': MemberUnbanned;
  }
}
