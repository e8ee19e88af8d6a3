/** A comment or a note was written; of a held comment, when a moderator let it pass. */
export interface CommentAdded {
  commentId: number;
  /** Under which it shows: where the idea that it was written on is merged, the one at the end of that. */
  ideaId: number;
  parentId: number | null;
  authorId: number;
  isInternal: boolean;
  /** Members whose handles its text names, each once, without its author; of a note only those who may read it. */
  mentionedIds: readonly number[];
}

/** A comment or a note that stands was edited and names members whom it did not name before; it is locked. */
export interface CommentMentioned {
  commentId: number;
  /** Under which it shows. */
  ideaId: number;
  actorId: number;
  /** Each once, without its author; of a note only those who may read it. */
  memberIds: readonly number[];
}

/** Somebody liked a comment, or took that back; it is locked. */
export interface CommentLiked {
  commentId: number;
  /** Whose like it is. */
  memberId: number;
  /** False: taken back. */
  isLiked: boolean;
}

/** A comment or a note was deleted; its ideas are locked. */
export interface CommentDeleted {
  commentId: number;
  /** On which it was written. */
  ideaId: number;
  authorId: number;
  actorId: number;
  isInternal: boolean;
}

/** A comment became part of its idea, or ceased to be. */
export interface ExtensionAccepted {
  commentId: number;
  /** Under which it shows. */
  ideaId: number;
  actorId: number;
}

declare module '../../events/domain-events.js' {
  interface DomainEventMap {
    'comment.added': CommentAdded;
    'comment.deleted': CommentDeleted;
    'comment.extensionAccepted': ExtensionAccepted;
    'comment.extensionRemoved': ExtensionAccepted;
    'comment.liked': CommentLiked;
    'comment.mentioned': CommentMentioned;
  }
}
