import { registerEnumType } from '@nestjs/graphql';

/** Strongest first: whoever a cause concerns in several ways is told of the first. */
const NOTIFICATION_KINDS = [
  'DELIVERED',
  'ADOPTED',
  'MERGED',
  'CONTENT_MODERATED',
  'EXTENSION_ACCEPTED',
  'ASSIGNED',
  'MENTIONED',
  'REPLIED',
  'STATUS_CHANGED',
  'ADOPTION_UPDATED',
  'STORM_CLOSED',
  'STORM_OPENED',
  'COMMENTED',
  'ARCHIVED',
  'ARCHIVE_NOTICE',
  'IDEA_SUBMITTED',
  'BADGE_AWARDED',
] as const;
export type NotificationKind = (typeof NOTIFICATION_KINDS)[number];

export const NotificationKindEnum = Object.fromEntries(NOTIFICATION_KINDS.map((kind) => [kind, kind]));
registerEnumType(NotificationKindEnum, {
  name: 'NotificationKind',
  description: 'What a notification tells of; of one mutation each member hears the strongest.',
  valuesMap: {
    DELIVERED: { description: 'An adoption of the idea was delivered.' },
    ADOPTED: { description: 'A team has taken the idea on.' },
    MERGED: { description: 'The idea was merged into another.' },
    CONTENT_MODERATED: {
      description: 'Moderators hid, restored or approved what the recipient wrote.',
    },
    EXTENSION_ACCEPTED: { description: 'The recipient’s comment became part of the idea.' },
    ASSIGNED: { description: 'The idea was given to the recipient.' },
    MENTIONED: { description: 'A comment names the recipient.' },
    REPLIED: { description: 'Somebody replied to the recipient’s comment.' },
    STATUS_CHANGED: { description: 'The idea moved or was answered.' },
    ADOPTION_UPDATED: { description: 'A team reports progress.' },
    STORM_CLOSED: { description: 'What came of a storm session that the recipient took part in.' },
    STORM_OPENED: { description: 'A storm session has opened.' },
    COMMENTED: { description: 'Somebody commented on the idea.' },
    ARCHIVED: { description: 'The idea was archived, since nothing happened to it.' },
    ARCHIVE_NOTICE: { description: 'The idea will be archived in a week.' },
    IDEA_SUBMITTED: { description: 'A new idea on a board of the recipient’s team.' },
    BADGE_AWARDED: { description: 'The recipient earned a badge.' },
  },
});

/** Negative where the first is the stronger one. */
export const byStrength = (a: NotificationKind, b: NotificationKind): number =>
  NOTIFICATION_KINDS.indexOf(a) - NOTIFICATION_KINDS.indexOf(b);

/** For the board's product team alone, whoever else it names. */
export const isForTeam = (kind: NotificationKind): boolean =>
  kind === 'ASSIGNED' || kind === 'IDEA_SUBMITTED';

/** Comes too often for a mail each: who wants mail at once gets it together with others, once a day. */
export const isMailedTogether = (kind: NotificationKind): boolean => kind === 'IDEA_SUBMITTED';

/** Is about the member, or what they wrote, themselves. */
export const isPersonal = (kind: NotificationKind): boolean =>
  kind === 'MENTIONED' ||
  kind === 'REPLIED' ||
  kind === 'EXTENSION_ACCEPTED' ||
  kind === 'BADGE_AWARDED' ||
  kind === 'CONTENT_MODERATED';

/** Is told also to whoever mutes the idea or takes part in it no more after it happened. */
export const outlastsMuting = (kind: NotificationKind): boolean =>
  isPersonal(kind) || kind === 'ARCHIVE_NOTICE' || kind === 'STORM_CLOSED';
