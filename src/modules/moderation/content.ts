import { decodeId } from '../../common/graphql/node-id.js';
import type { ModerationState } from '../ideas/idea.row.js';

export const CONTENT_TYPES = ['Idea', 'Comment'] as const;
export type ContentType = (typeof CONTENT_TYPES)[number];

/** An idea or a comment by its number. */
export interface ContentId {
  type: ContentType;
  id: number;
}

export const keyOf = ({ type, id }: ContentId): string => `${type}:${id}`;

/** @returns null for what is neither an idea nor a comment @throws BAD_USER_INPUT for a malformed id */
export function decodeContentId(nodeId: string, field: string): ContentId | null {
  const { type, id } = decodeId(nodeId, field);
  return type === 'Idea' || type === 'Comment' ? { type, id } : null;
}

/** The numbers of those of one type. */
export const idsOf = (subjects: readonly ContentId[], type: ContentType): number[] =>
  subjects.flatMap((subject) => (subject.type === type ? [subject.id] : []));

/** Content under its locks. */
export interface Content extends ContentId {
  /** The idea itself, or the one that the comment was written on. */
  ideaId: number;
  boardId: number;
  authorId: number;
  state: ModerationState;
  /** It, or the idea that it was written on. */
  isDeleted: boolean;
  /** It alone: comments of a deleted idea are counted on, deleted ones no more. */
  isDeletedItself: boolean;
  isInternal: boolean;
  /** What a hidden one was before. */
  was: 'VISIBLE' | 'HELD' | null;
  /** The ban of its author hides it, and gives it back. */
  isHiddenByBan: boolean;
  /** A moderator shows it although the ban of its author hides all else. */
  isSpared: boolean;
}
