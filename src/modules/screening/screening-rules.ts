import { DAY, HOUR } from '../../common/time/clock.js';
import { codePointLength } from '../../common/text/clean-text.js';

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

const LINK = /(?:https?:\/\/|(?<=\()\/\/|\bwww\.)[^\s<>()[\]"'|]+/giu;
const hostOf = (link: string): string =>
  link
    .toLowerCase()
    .replace(/^(?:https?:)?\/\//u, '')
    .replace(/[/?#].*$/u, '');

/** Links in a text that lead elsewhere. @param ownHost of this community, such as `ideas.example.com:8080` */
export function countLinks(text: string, ownHost: string): number {
  return [...text.matchAll(LINK)].filter(([link]) => hostOf(link) !== ownHost.toLowerCase()).length;
}

export const mayRepeat = (body: string): boolean => codePointLength(body) < SCREENING.repetitionMin;
