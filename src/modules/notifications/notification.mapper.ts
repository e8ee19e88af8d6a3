import { Injectable } from '@nestjs/common';
import { encodeId } from '../../common/graphql/node-id.js';
import { formatMessage, type Message } from '../../common/i18n/format-message.js';
import type { Locale } from '../../common/i18n/locale.js';
import { slugify } from '../../common/text/slug.js';
import { Config } from '../../config/config.js';
import { memberName } from '../members/member.model.js';
import { wordsFor } from '../reputation/default-names.messages.js';
import { statusNameFor } from '../statuses/default-status-names.js';
import type { NotificationKind } from './notification-kind.js';
import { NOTIFICATION_TEXTS as TEXTS } from './notification-text.messages.js';
import type { NotificationModel } from './notification.model.js';
import type { NotificationRow } from './notification.row.js';
import type { ModerationNews } from './record-causes.js';

const WORDS: Readonly<Record<NotificationKind, (row: NotificationRow) => Message>> = {
  STATUS_CHANGED: (row) =>
    row.is_move ? (row.has_response ? TEXTS.movedAndAnswered : TEXTS.moved) : TEXTS.answered,
  ADOPTED: () => TEXTS.adopted,
  ADOPTION_UPDATED: () => TEXTS.adoptionUpdated,
  DELIVERED: (row) => (row.status_outcome === 'PARTIAL' ? TEXTS.deliveredInPart : TEXTS.delivered),
  MERGED: (row) => (row.target_title === null ? TEXTS.mergedSomewhere : TEXTS.merged),
  COMMENTED: (row) => (row.is_note ? TEXTS.noted : TEXTS.commented),
  REPLIED: () => TEXTS.replied,
  MENTIONED: () => TEXTS.mentioned,
  EXTENSION_ACCEPTED: () => TEXTS.extensionAccepted,
  ARCHIVE_NOTICE: () => TEXTS.archiveNotice,
  ARCHIVED: () => TEXTS.archived,
  ASSIGNED: () => TEXTS.assigned,
  IDEA_SUBMITTED: () => TEXTS.submitted,
  STORM_OPENED: () => TEXTS.stormOpened,
  STORM_CLOSED: () => TEXTS.stormClosed,
  BADGE_AWARDED: () => TEXTS.badgeAwarded,
  CONTENT_MODERATED: (row) => moderationWords(row),
};

/** Of an idea, of a comment, of several contributions. */
const MODERATED: Readonly<Record<ModerationNews, readonly [Message, Message, Message]>> = {
  HIDDEN: [TEXTS.ideaHidden, TEXTS.commentHidden, TEXTS.severalHidden],
  RESTORED: [TEXTS.ideaRestored, TEXTS.commentRestored, TEXTS.severalRestored],
  DELETED: [TEXTS.ideaDeleted, TEXTS.commentDeleted, TEXTS.commentDeleted],
  APPROVED: [TEXTS.ideaApproved, TEXTS.commentApproved, TEXTS.severalApproved],
};
const TELLS_OF_ADOPTION: readonly NotificationKind[] = ['ADOPTED', 'ADOPTION_UPDATED', 'DELIVERED'];

@Injectable()
export class NotificationMapper {
  constructor(private readonly config: Config) {}

  toModel(row: NotificationRow, locale: Locale): NotificationModel {
    return {
      __typename: 'Notification',
      id: encodeId('Notification', row.id),
      notificationId: row.id,
      kind: row.kind,
      text: textOf(row, locale),
      url: this.urlOf(row),
      readAt: row.read_at,
      createdAt: row.created_at,
      ideaId: row.idea_id,
      actorId: row.actor_id,
      adoptionId: row.adoption_id,
      changeId: row.change_id,
      updateId: row.update_id,
      commentId: row.comment_id,
      isNote: row.is_note,
      stormId: row.storm_id,
      badgeKey: row.badge_key,
    };
  }

  /** The page of the storm or the adoption that it tells of, the reader's own for a badge and for an idea that is gone, else the idea's, at the comment if there is one. */
  private urlOf(row: NotificationRow): string {
    const { publicUrl } = this.config;
    if (row.storm_slug !== null) return `${publicUrl}/storms/${encodeURIComponent(row.storm_slug)}`;
    if (row.idea_id === null || row.title === null || row.is_idea_deleted)
      return `${publicUrl}/members/${encodeURIComponent(row.recipient_handle)}`;
    if (row.adoption_id !== null && row.is_in_adoption && TELLS_OF_ADOPTION.includes(row.kind))
      return `${publicUrl}/adoptions/${encodeId('Adoption', row.adoption_id)}`;
    const idea = `${publicUrl}/ideas/${row.idea_id}-${encodeURIComponent(slugify(row.title))}`;
    return row.comment_id === null || row.moderation === 'DELETED'
      ? idea
      : `${idea}#comment-${encodeId('Comment', row.comment_id)}`;
  }
}

function moderationWords({ moderation, moderated_count, comment_id }: NotificationRow): Message {
  const [one, comment, several] = MODERATED[moderation ?? 'HIDDEN'];
  if ((moderated_count ?? 1) > 1) return several;
  return comment_id === null ? one : comment;
}

function textOf(row: NotificationRow, locale: Locale): string {
  return formatMessage(WORDS[row.kind](row), locale, {
    idea: row.title ?? '',
    storm: row.storm_title ?? '',
    badge: wordsFor(row.badge_name ?? '', locale),
    count: row.moderated_count ?? 0,
    actor: row.actor_name === null ? '' : memberName(row.actor_name, locale),
    team: row.team_name ?? '',
    target: row.target_title ?? '',
    status: statusNameFor(row.status_key ?? '', row.status_name ?? '', locale),
  });
}
