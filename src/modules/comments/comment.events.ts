/** A comment or a note was written. */
export interface CommentAdded {
  commentId: number;
  ideaId: number;
  parentId: number | null;
  authorId: number;
  isInternal: boolean;
  /** Members whose handles its text names, each once, without its author. */
  mentionedIds: readonly number[];
}

/** A comment became part of its idea. */
export interface ExtensionAccepted {
  commentId: number;
  ideaId: number;
  actorId: number;
}

declare module '../../events/domain-events.js' {
  interface DomainEventMap {
    'comment.added': CommentAdded;
    'comment.extensionAccepted': ExtensionAccepted;
  }
}
