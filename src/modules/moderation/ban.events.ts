/** A member was banned, or a ban of theirs ended; their row says so already. */
export interface MemberBan {
  memberId: number;
  /** Whether the ban hides, or hid, what they wrote. */
  hideContent: boolean;
  /** Whether their votes do not, or did not, count while it lasts. */
  discountVotes: boolean;
}

declare module '../../events/domain-events.js' {
  interface DomainEventMap {
    'member.banned': MemberBan;
    'member.unbanned': MemberBan;
  }
}
