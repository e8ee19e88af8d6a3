import { canModerate, canTriageBoard } from '../../common/auth/viewer.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { STATUS_COLUMNS, type StatusRow } from '../statuses/status.model.js';
import type { NotificationKind } from './notification-kind.js';
import type { ModerationNews } from './record-causes.js';

/** A notification with what its words and its address need. The columns of a status are null where it is about none. */
export interface NotificationRow extends Partial<StatusRow> {
  id: number;
  kind: NotificationKind;
  read_at: Date | null;
  created_at: Date;
  /** Null, as the title, where it is about no idea. */
  idea_id: number | null;
  title: string | null;
  is_idea_deleted: boolean;
  recipient_handle: string;
  actor_id: number | null;
  actor_name: string | null;
  adoption_id: number | null;
  team_name: string | null;
  /** Whether the adoption's page shows the idea. */
  is_in_adoption: boolean;
  update_id: number | null;
  comment_id: number | null;
  is_note: boolean;
  change_id: number | null;
  is_move: boolean;
  has_response: boolean;
  target_title: string | null;
  storm_id: number | null;
  storm_slug: string | null;
  storm_title: string | null;
  badge_key: string | null;
  badge_name: string | null;
  moderation: ModerationNews | null;
  moderated_count: number | null;
}

/** Notifications of the member $1 with what decides about them. */
const FROM = `
FROM notifications n
JOIN notification_causes c ON c.id = n.cause_id
LEFT JOIN ideas i ON i.id = n.idea_id
LEFT JOIN storms st ON st.id = c.storm_id
LEFT JOIN comments co ON co.id = c.comment_id
LEFT JOIN ideas written ON written.id = co.idea_id`;

/** What moderators deleted is told to its author alone, and nothing of it shows but the idea’s title. */
const IS_OF_DELETION = `coalesce(c.moderation = 'DELETED', false)`;

/**
 * Rights as they are now, not as they were when it was told: the idea, the comment with the idea that it was written on, and the storm's
 * board must be the reader's to know of. $2 boards that they may read, $3 those whose internal notes they may read, $4 whether they moderate.
 */
const VISIBLE = `n.recipient_id = $1
AND (n.idea_id IS NULL OR ((i.deleted_at IS NULL OR ${IS_OF_DELETION}) AND i.board_id = ANY ($2::bigint[])
  AND (i.moderation = 'VISIBLE' OR i.author_id = $1 OR $4::boolean)))
AND (c.storm_id IS NULL OR st.board_id = ANY ($2::bigint[]))
AND (co.id IS NULL OR ((co.deleted_at IS NULL OR ${IS_OF_DELETION}) AND (co.moderation = 'VISIBLE' OR co.author_id = $1) AND written.board_id = ANY ($2::bigint[])
  AND (NOT co.is_internal OR (i.board_id = ANY ($3::bigint[]) AND written.board_id = ANY ($3::bigint[])))))`;

/** The four parameters of VISIBLE. */
export const readerValues = ({ viewer, boardIds }: RequestContext): unknown[] => [
  viewer?.memberId ?? null,
  boardIds,
  boardIds.filter((id) => canTriageBoard(viewer, id)),
  canModerate(viewer),
];

const ROWS = `
SELECT n.id, n.kind, n.read_at, n.created_at, i.id AS idea_id, i.title, i.deleted_at IS NOT NULL AS is_idea_deleted, reader.handle AS recipient_handle, c.actor_id, actor.display_name AS actor_name, c.adoption_id,
  team.name AS team_name, c.adoption_update_id AS update_id, c.comment_id, coalesce(co.is_internal, false) AS is_note, sc.id AS change_id,
  coalesce(sc.from_status_id IS DISTINCT FROM sc.to_status_id, false) AS is_move, sc.response IS NOT NULL AS has_response, target.title AS target_title,
  c.storm_id, st.slug AS storm_slug, st.title AS storm_title, c.badge_key, badge.name AS badge_name, c.moderation, c.moderated_count,
  coalesce(i.is_present, false) AND EXISTS (
    SELECT 1 FROM adoption_ideas ai WHERE ai.adoption_id = c.adoption_id AND ai.idea_id = i.id) AS is_in_adoption, ${STATUS_COLUMNS}
${FROM}
JOIN members reader ON reader.id = n.recipient_id
LEFT JOIN members actor ON actor.id = c.actor_id
LEFT JOIN adoptions a ON a.id = c.adoption_id
LEFT JOIN teams team ON team.id = a.team_id
LEFT JOIN badge_kinds badge ON badge.key = c.badge_key
LEFT JOIN notification_cause_ideas about ON about.cause_id = c.id AND about.idea_id = i.id AND about.kind = n.kind
LEFT JOIN status_changes sc ON sc.id = about.status_change_id
LEFT JOIN statuses s ON s.id = sc.to_status_id
LEFT JOIN ideas target ON target.id = c.target_id AND target.deleted_at IS NULL AND target.moderation = 'VISIBLE'
  AND target.board_id = ANY ($2::bigint[])
WHERE ${VISIBLE}`;

export const BY_ID = `${ROWS} AND n.id = ANY ($5::bigint[])`;

const pageOf = (condition: string): string => `${ROWS} AND ${condition}n.id < $5 ORDER BY n.id DESC LIMIT $6`;
/** $6 of those before the id $5, newest first. */
export const PAGE = pageOf('');
export const PAGE_UNREAD = pageOf('n.read_at IS NULL AND ');

export const COUNT = `SELECT count(*) AS n ${FROM} WHERE ${VISIBLE}`;
export const COUNT_UNREAD = `${COUNT} AND n.read_at IS NULL`;
