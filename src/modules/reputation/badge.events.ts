/** A member earned a badge. */
export interface BadgeAwarded {
  memberId: number;
  badgeKey: string;
}

declare module '../../events/domain-events.js' {
  interface DomainEventMap {
    'badge.awarded': BadgeAwarded;
  }
}
