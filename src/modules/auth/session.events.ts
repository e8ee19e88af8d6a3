/** Sessions are no more: whoever still acts in them is signed out. */
export interface SessionsEnded {
  sessionIds: readonly number[];
}

declare module '../../events/domain-events.js' {
  interface DomainEventMap {
    'sessions.ended': SessionsEnded;
  }
}
