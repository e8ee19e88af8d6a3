/** A storm session opened, or what came of it was posted. */
export interface StormNews {
  stormId: number;
  boardId: number;
  /** The host where it opened by itself, whoever posted the result; not told of it. */
  actorId: number;
}

declare module '../../events/domain-events.js' {
  interface DomainEventMap {
    'storm.opened': StormNews;
    'storm.resultPosted': StormNews;
  }
}
