import { canModerate, canTriageBoard, type Viewer } from '../../common/auth/viewer.js';
import { canReport, takesComments } from '../ideas/idea.policy.js';
import type { ModerationState } from '../ideas/idea.row.js';
import type { IdeaStage } from '../statuses/stage.js';

/** What the rules about one comment need to know of it; whether the viewer may read it is asked before. */
export interface CommentFacts {
  authorId: number;
  isInternal: boolean;
  isDeleted: boolean;
  moderation: ModerationState;
  /** Who wrote the idea that it was written on. */
  ideaAuthorId: number;
  /** The idea under which it shows: the same one, or the one that it was merged into. */
  home: { authorId: number; boardId: number; stage: IdeaStage; isPresent: boolean };
}

/** Public ones while the idea takes comments; notes always, since whoever reads them may write them. */
const isDiscussed = (comment: CommentFacts): boolean => comment.isInternal || takesComments(comment.home);

const isPublic = (comment: CommentFacts): boolean =>
  !comment.isInternal && !comment.isDeleted && comment.moderation === 'VISIBLE';

export const isAuthor = (viewer: Viewer | null, comment: CommentFacts): boolean =>
  viewer?.memberId === comment.authorId;

/** Whether the viewer may read what it says; one that stays for its replies alone may be read by nobody, or by its author and moderators. */
export const isReadable = (viewer: Viewer | null, comment: CommentFacts): boolean =>
  !comment.isDeleted &&
  (comment.moderation === 'VISIBLE' || isAuthor(viewer, comment) || canModerate(viewer));

export const canReportComment = (viewer: Viewer | null, comment: CommentFacts): boolean =>
  !comment.isDeleted && canReport(viewer, comment);

export const canModerateComment = (viewer: Viewer | null, comment: CommentFacts): boolean =>
  !comment.isDeleted && canModerate(viewer);

export const canReply = (viewer: Viewer | null, comment: CommentFacts): boolean =>
  viewer !== null && !comment.isDeleted && comment.moderation === 'VISIBLE' && isDiscussed(comment);

export const canEditComment = (viewer: Viewer | null, comment: CommentFacts): boolean =>
  isAuthor(viewer, comment) && !comment.isDeleted && comment.moderation !== 'HIDDEN' && isDiscussed(comment);

export const canDeleteComment = (viewer: Viewer | null, comment: CommentFacts): boolean =>
  !comment.isDeleted && (isAuthor(viewer, comment) || canModerate(viewer));

export const canLike = (viewer: Viewer | null, comment: CommentFacts): boolean =>
  viewer !== null && !isAuthor(viewer, comment) && isPublic(comment);

/** Who decides what is part of an idea: its author and the board's teams. */
export const mayAccept = (viewer: Viewer | null, { ideaAuthorId, home }: CommentFacts): boolean =>
  viewer !== null &&
  (viewer.memberId === ideaAuthorId ||
    viewer.memberId === home.authorId ||
    canTriageBoard(viewer, home.boardId));

/** A public comment by somebody else than the idea's author; nobody accepts what they wrote themselves. */
export const isAcceptable = (viewer: Viewer | null, comment: CommentFacts): boolean =>
  isPublic(comment) && comment.authorId !== comment.ideaAuthorId && !isAuthor(viewer, comment);

export const canAccept = (viewer: Viewer | null, comment: CommentFacts): boolean =>
  mayAccept(viewer, comment) && isAcceptable(viewer, comment) && takesComments(comment.home);
