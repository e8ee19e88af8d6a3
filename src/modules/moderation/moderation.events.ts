/** An idea or a comment whose moderation state has changed. */
export interface ModeratedSubject {
  type: 'Idea' | 'Comment';
  id: number;
  /** The idea itself, or the one that the comment was written on. */
  ideaId: number;
  authorId: number;
  boardId: number;
  from: 'VISIBLE' | 'HELD' | 'HIDDEN';
  to: 'VISIBLE' | 'HELD' | 'HIDDEN';
  /** A note of product teams. */
  isInternal: boolean;
}

/** Moderators decided on content; the states are written, and whatever counts it has been told. */
export interface ContentModerated {
  subjects: readonly ModeratedSubject[];
  /** Null where a ban ended by itself. */
  actorId: number | null;
  /** Whether it is a piece of what a ban, or its end, takes along: nobody decided on this content. */
  isOfBan: boolean;
}

declare module '../../events/domain-events.js' {
  interface DomainEventMap {
    'content.moderated': ContentModerated;
  }
}
