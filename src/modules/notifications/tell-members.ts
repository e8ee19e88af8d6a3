import { Injectable } from '@nestjs/common';
import { Config } from '../../config/config.js';
import { Database } from '../../database/database.js';
import type { Transaction } from '../../database/sql.js';
import { MailQueue } from '../../mail/mail-queue.js';
import { LiveAnnouncer } from '../live/live-announcer.js';
import type { DigestFrequency } from '../members/digest-frequency.js';
import { ADMITTED } from './admitted.sql.js';
import { readAudience, type Candidate } from './audience-page.js';
import { ADDRESS_PARTICIPANTS } from './storm-audience.sql.js';
import { byStrength, isForTeam, isMailedTogether, type NotificationKind } from './notification-kind.js';

interface CauseRow {
  id: number;
  actor_id: number | null;
  comment_id: number | null;
  storm_id: number | null;
  storm_kind: NotificationKind | null;
  told_up_to: number;
}
interface AdmittedRow {
  member_id: number;
  kind: NotificationKind;
  idea_id: number | null;
  digest: DigestFrequency;
}

/** Members that one transaction tells. */
const BATCH = 500;

/**
 * Tells members of a cause, a batch in a transaction: notifications, mails and how far it came are written together or not at all, so that a
 * crash at any moment makes nobody hear twice, and nobody not at all.
 */
@Injectable()
export class TellMembers {
  constructor(
    private readonly config: Config,
    private readonly database: Database,
    private readonly live: LiveAnnouncer,
    private readonly mails: MailQueue,
  ) {}

  /** Tells the next ones. @returns whether there may be more */
  tellNext(causeId: number): Promise<boolean> {
    return this.database.transaction(async (tx) => {
      const [cause] = await tx.query<CauseRow>(
        `SELECT id, actor_id, comment_id, storm_id, storm_kind, told_up_to FROM notification_causes
         WHERE id = $1 AND told_up_to IS NOT NULL FOR NO KEY UPDATE`,
        [causeId],
      );
      if (!cause) return false;
      if (cause.storm_kind === 'STORM_CLOSED' && cause.told_up_to === 0)
        await tx.query(ADDRESS_PARTICIPANTS, [causeId, cause.storm_id]);
      const about = { id: cause.id, stormId: cause.storm_id, stormKind: cause.storm_kind };
      const page = await readAudience(tx, about, cause.told_up_to, BATCH);
      const told = await this.notify(tx, cause, await admitted(tx, cause, page.candidates));
      await tx.query('UPDATE notification_causes SET told_up_to = $2 WHERE id = $1', [causeId, page.upTo]);
      if (told.length > 0) tx.afterCommit(() => this.live.announce({ members: told }));
      return page.upTo !== null;
    });
  }

  /** @returns the members who had not heard of it yet */
  private async notify(tx: Transaction, cause: CauseRow, rows: readonly AdmittedRow[]): Promise<number[]> {
    if (rows.length === 0) return [];
    const made = await tx.query<{ id: number; recipient_id: number }>(
      `INSERT INTO notifications (recipient_id, cause_id, kind, idea_id, awaits_digest)
       SELECT member_id, $1, kind, idea_id, awaits
       FROM unnest($2::bigint[], $3::text[], $4::bigint[], $5::boolean[]) AS n (member_id, kind, idea_id, awaits)
       ON CONFLICT (recipient_id, cause_id) DO NOTHING RETURNING id, recipient_id`,
      [
        cause.id,
        rows.map((row) => row.member_id),
        rows.map(({ kind }) => kind),
        rows.map((row) => row.idea_id),
        rows.map((row) => this.mailing(row) === 'together'),
      ],
    );
    const atOnce = new Set(rows.filter((row) => this.mailing(row) === 'at once').map((row) => row.member_id));
    await this.mails.post(
      tx,
      made
        .filter((row) => atOnce.has(row.recipient_id))
        .map((row) => ({
          template: 'notification' as const,
          payload: { notificationId: row.id },
          memberId: row.recipient_id,
          isBulk: cause.storm_kind === 'STORM_OPENED',
        })),
    );
    return made.map((row) => row.recipient_id);
  }

  private mailing({ digest, kind }: AdmittedRow): 'at once' | 'together' | 'not' {
    if (digest === 'OFF' || !this.config.sendsMail) return 'not';
    return digest === 'IMMEDIATE' && !isMailedTogether(kind) ? 'at once' : 'together';
  }
}

/** Of each candidate who may be told the strongest way, by member. */
async function admitted(
  tx: Transaction,
  cause: CauseRow,
  candidates: readonly Candidate[],
): Promise<AdmittedRow[]> {
  if (candidates.length === 0) return [];
  const rows = await tx.query<AdmittedRow>(ADMITTED, [
    candidates.map(({ memberId }) => memberId),
    candidates.map(({ kind }) => kind),
    candidates.map(({ ideaId }) => ideaId),
    candidates.map(({ kind }) => isForTeam(kind)),
    cause.comment_id,
    cause.actor_id,
    cause.storm_id,
  ]);
  rows.sort(
    (a, b) => a.member_id - b.member_id || byStrength(a.kind, b.kind) || (a.idea_id ?? 0) - (b.idea_id ?? 0),
  );
  return rows.filter((row, i) => row.member_id !== rows[i - 1]?.member_id);
}
