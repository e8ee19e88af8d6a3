import { canModerate, canReadBoard, canTriageBoard, type Viewer } from '../../common/auth/viewer.js';
import { isDiscussedStage, isOpenStage, type IdeaStage } from '../statuses/stage.js';
import type { ModerationState } from './idea.row.js';

/** What the rules about one idea need to know of it. */
export interface IdeaFacts {
  authorId: number;
  boardId: number;
  stage: IdeaStage;
  isPresent: boolean;
  moderation: ModerationState;
  /** Votes and comments of anybody but the author. */
  othersTookPart: boolean;
}

/** Held and hidden ideas are for their author and moderators; whether it is deleted is the caller's to know. */
export const mayKnow = (
  { viewer, boardIds }: { viewer: Viewer | null; boardIds: readonly number[] },
  idea: { boardId: number; authorId: number; moderation: ModerationState },
): boolean =>
  canReadBoard({ boardIds }, idea.boardId) &&
  (idea.moderation === 'VISIBLE' || idea.authorId === viewer?.memberId || canModerate(viewer));

/** Takes votes: in an open stage, and not merged, held, hidden or deleted. */
export const isOpen = (idea: Pick<IdeaFacts, 'stage' | 'isPresent'>): boolean =>
  idea.isPresent && isOpenStage(idea.stage);

/** Takes public comments: open or delivered, and not merged, held, hidden or deleted. */
export const takesComments = (idea: Pick<IdeaFacts, 'stage' | 'isPresent'>): boolean =>
  idea.isPresent && isDiscussedStage(idea.stage);

export const canComment = (viewer: Viewer | null, idea: Pick<IdeaFacts, 'stage' | 'isPresent'>): boolean =>
  viewer !== null && takesComments(idea);

export const canVote = (viewer: Viewer | null, idea: IdeaFacts): boolean => viewer !== null && isOpen(idea);

/** Its author, while it is open or waits for a moderator. */
export const canEdit = (viewer: Viewer | null, idea: IdeaFacts): boolean =>
  viewer?.memberId === idea.authorId && (isOpen(idea) || idea.moderation === 'HELD');

/** Whoever is signed in may report what somebody else wrote and everybody may see. */
export const canReport = (
  viewer: Viewer | null,
  content: { authorId: number; moderation: ModerationState },
): boolean => viewer !== null && viewer.memberId !== content.authorId && content.moderation === 'VISIBLE';

/** Its author while nobody else took part; moderators always. */
export const canDelete = (viewer: Viewer | null, idea: IdeaFacts): boolean =>
  canModerate(viewer) || (viewer?.memberId === idea.authorId && !idea.othersTookPart);

/** Whoever is signed in may bring back what nobody decided to archive. */
export const canRevive = (viewer: Viewer | null, isIdleArchived: boolean): boolean =>
  viewer !== null && isIdleArchived;

export const canTriage = (viewer: Viewer | null, idea: Pick<IdeaFacts, 'boardId'>): boolean =>
  canTriageBoard(viewer, idea.boardId);
