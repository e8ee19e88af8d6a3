import { Injectable } from '@nestjs/common';
import { SECOND } from '../../common/time/clock.js';
import type { Transaction } from '../../database/sql.js';
import { JobQueue } from '../../jobs/job-queue.js';
import type { NotificationKind } from './notification-kind.js';

/** What moderators did with somebody's contributions. */
export type ModerationNews = 'HIDDEN' | 'RESTORED' | 'APPROVED' | 'DELETED';

declare module '../../jobs/job-queue.js' {
  interface JobMap {
    /** Tells of a cause whoever it concerns and was not told yet. */
    'tell-members': { causeId: number };
  }
}

export interface Cause {
  /** Null where the software did it. */
  actorId: number | null;
  adoptionId?: number;
  adoptionUpdateId?: number;
  commentId?: number;
  targetId?: number;
  /** All that whoever it concerns is told of: such a cause has no ideas. */
  storm?: { id: number; kind: 'STORM_OPENED' | 'STORM_CLOSED' };
  badgeKey?: string;
  /** `count`: contributions of the one member whom it tells. */
  moderation?: { news: ModerationNews; count: number };
  /** Stands by itself, whatever else happens in the transaction: what moderators let pass together was written by many, each about something else. */
  isApart?: boolean;
}

export interface CauseIdea {
  ideaId: number;
  kind: NotificationKind;
  changeId?: number;
}

export interface CauseMember {
  memberId: number;
  kind: NotificationKind;
  /** Null for a badge, which is about no idea. */
  ideaId: number | null;
}

/**
 * Writes down what is to be told, with the job that will tell it, in the transaction of what happened: the request costs some rows, however
 * many it concerns. All that a person does in one transaction is one cause; what the software does to many ideas at once is one for each.
 */
@Injectable()
export class RecordCauses {
  private readonly causes = new WeakMap<Transaction, number>();

  constructor(private readonly jobs: JobQueue) {}

  /** @param delay seconds before it is told */
  async record(
    tx: Transaction,
    cause: Cause,
    { ideas = [], members = [] }: { ideas?: readonly CauseIdea[]; members?: readonly CauseMember[] },
    delay = 0,
  ): Promise<void> {
    if (ideas.length + members.length === 0 && !cause.storm) return;
    const begun = cause.actorId === null || cause.isApart ? undefined : this.causes.get(tx);
    const causeId = begun ?? (await this.begin(tx, cause, delay));
    await tx.query(
      `INSERT INTO notification_cause_ideas (cause_id, idea_id, kind, status_change_id)
       SELECT $1, idea_id, kind, change_id FROM unnest($2::bigint[], $3::text[], $4::bigint[]) AS c (idea_id, kind, change_id)
       ON CONFLICT DO NOTHING`,
      [
        causeId,
        ideas.map(({ ideaId }) => ideaId),
        ideas.map(({ kind }) => kind),
        ideas.map(({ changeId }) => changeId ?? null),
      ],
    );
    await tx.query(
      `INSERT INTO notification_cause_members (cause_id, member_id, kind, idea_id)
       SELECT $1, member_id, kind, idea_id FROM unnest($2::bigint[], $3::text[], $4::bigint[]) AS c (member_id, kind, idea_id)
       ON CONFLICT DO NOTHING`,
      [
        causeId,
        members.map(({ memberId }) => memberId),
        members.map(({ kind }) => kind),
        members.map(({ ideaId }) => ideaId),
      ],
    );
  }

  /**
   * Nobody is to hear of these changes any more, nor goes on seeing that they did. Taken after the lock that telling takes, so that nothing is
   * told of them afterwards.
   */
  async takeBack(tx: Transaction, changeIds: readonly number[]): Promise<void> {
    const causes = await tx.query<{ id: number }>(
      `SELECT id FROM notification_causes
       WHERE id IN (SELECT cause_id FROM notification_cause_ideas WHERE status_change_id = ANY ($1::bigint[]))
       ORDER BY id FOR UPDATE`,
      [changeIds],
    );
    if (causes.length === 0) return;
    await tx.query(
      `WITH undone AS (
         DELETE FROM notification_cause_ideas WHERE status_change_id = ANY ($1::bigint[]) RETURNING cause_id, idea_id)
       DELETE FROM notifications n USING undone u WHERE n.cause_id = u.cause_id AND n.idea_id = u.idea_id`,
      [changeIds],
    );
    await tx.query(
      `DELETE FROM notification_causes c WHERE id = ANY ($1::bigint[])
         AND NOT EXISTS (SELECT 1 FROM notification_cause_ideas i WHERE i.cause_id = c.id)
         AND NOT EXISTS (SELECT 1 FROM notification_cause_members m WHERE m.cause_id = c.id)`,
      [causes.map(({ id }) => id)],
    );
  }

  private async begin(tx: Transaction, cause: Cause, delay: number): Promise<number> {
    const { actorId, adoptionId, adoptionUpdateId, commentId, targetId, storm, badgeKey, moderation } = cause;
    const [row] = await tx.query<{ id: number; created_at: Date }>(
      `INSERT INTO notification_causes (actor_id, adoption_id, adoption_update_id, comment_id, target_id, storm_id, storm_kind,
         badge_key, moderation, moderated_count)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) RETURNING id, created_at`,
      [
        actorId,
        adoptionId ?? null,
        adoptionUpdateId ?? null,
        commentId ?? null,
        targetId ?? null,
        storm?.id ?? null,
        storm?.kind ?? null,
        badgeKey ?? null,
        moderation?.news ?? null,
        moderation?.count ?? null,
      ],
    );
    if (!row) throw new Error('no cause was written');
    if (!cause.isApart) this.causes.set(tx, row.id);
    const runAt = new Date(row.created_at.getTime() + delay * SECOND);
    await this.jobs.add(tx, 'tell-members', { causeId: row.id }, delay > 0 ? { runAt } : {});
    return row.id;
  }
}
