import { DAY, HOUR } from '../../common/time/clock.js';
import { codePointLength } from '../../common/text/clean-text.js';
import { linksIn } from '../../common/text/markdown.js';

/** Why a post waits for a moderator before anybody else may see it. */
export const HOLD_REASONS = ['FIRST_POSTS', 'LINKS', 'REPETITION'] as const;
export type HoldReason = (typeof HOLD_REASONS)[number];

/** What keeps spam out. Posts are ideas and public comments; they count as passed once everybody may see them. */
export const SCREENING = {
  /** Whoever has fewer passed posts, or joined less long ago, is new. */
  newcomerPosts: 3,
  newcomerAge: DAY,
  /** Links that a post of somebody new may have. */
  newcomerLinks: 2,
  /** Within this time the same text is not to stand on several ideas. */
  repetitionTime: HOUR,
  /** Shorter texts may repeat: thanks are no spam. Code points. */
  repetitionMin: 20,
} as const;

export interface PostFacts {
  /** How many of a member's first posts wait on that board. */
  holdFirstPosts: number;
  /** The member's passed posts on that board. */
  passedOnBoard: number;
  links: number;
  isNewcomer: boolean;
  /** Whether the member said the same elsewhere within the last hour. */
  isRepeated: boolean;
}

/** The first reason for which a post waits; null where it may be seen at once. */
export function holdReason(post: PostFacts): HoldReason | null {
  if (post.passedOnBoard < post.holdFirstPosts) return 'FIRST_POSTS';
  if (post.isNewcomer && post.links > SCREENING.newcomerLinks) return 'LINKS';
  return post.isRepeated ? 'REPETITION' : null;
}

/** Links of a rendered text that lead elsewhere. @param own address of this community, such as `https://ideas.example.com/` */
export function countLinks(text: string, own: string): number {
  const here = new URL(own).host;
  return linksIn(text).filter((address) => !address.startsWith('mailto:') && hostOf(address, own) !== here)
    .length;
}

const hostOf = (address: string, own: string): string | null =>
  URL.canParse(address, own) ? new URL(address, own).host : null;

export const mayRepeat = (body: string): boolean => codePointLength(body) < SCREENING.repetitionMin;
