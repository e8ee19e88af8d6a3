/** A team goes; nothing of it is locked yet. Whatever leans on it lets go of it now. */
export interface TeamDeleting {
  teamId: number;
}

declare module '../../events/domain-events.js' {
  interface DomainEventMap {
    'team.deleting': TeamDeleting;
  }
}
