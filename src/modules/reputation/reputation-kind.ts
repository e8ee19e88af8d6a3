import { registerEnumType } from '@nestjs/graphql';

const REPUTATION_KINDS = [
  'PROMOTED',
  'IDEA_ADOPTED',
  'IDEA_DELIVERED',
  'EXTENSION_ACCEPTED',
  'EXTENSION_DELIVERED',
  'FIRST_COMMENT',
  'COMMENT_LIKED',
  'CONTENT_REMOVED',
] as const;
export type ReputationKind = (typeof REPUTATION_KINDS)[number];

/** What each is worth. */
export const POINTS = {
  promoted: 1,
  ideaAdopted: 50,
  ideaDelivered: { FULL: 200, PARTIAL: 100 },
  extensionAccepted: 20,
  extensionDelivered: 100,
  firstComment: 1,
  commentLiked: 2,
  contentRemoved: -20,
} as const;

/** First comments that earn something, a member and UTC day. */
export const FIRST_COMMENTS_A_DAY = 5;

export const ReputationKindEnum = Object.fromEntries(REPUTATION_KINDS.map((kind) => [kind, kind]));
registerEnumType(ReputationKindEnum, {
  name: 'ReputationKind',
  description: 'What earned or cost reputation; nothing does on boards that are not public.',
  valuesMap: {
    PROMOTED: { description: 'Somebody promoted an idea of theirs: +1.' },
    IDEA_ADOPTED: { description: 'A team adopted their idea: +50.' },
    IDEA_DELIVERED: { description: 'Their idea was delivered: +200, in part +100.' },
    EXTENSION_ACCEPTED: { description: 'A comment of theirs became part of an idea: +20.' },
    EXTENSION_DELIVERED: { description: 'An idea that a comment of theirs is part of was delivered: +100.' },
    FIRST_COMMENT: {
      description: 'Their first comment on somebody else’s idea: +1, at most 5 a day (UTC).',
    },
    COMMENT_LIKED: { description: 'Somebody liked a comment of theirs: +2.' },
    CONTENT_REMOVED: { description: 'A moderator removed what they wrote: −20.' },
  },
});
