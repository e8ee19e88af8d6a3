import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../common/time/clock.js';
import { Database } from '../../database/database.js';
import type { Transaction } from '../../database/sql.js';
import { JobHandlers } from '../../jobs/job-handlers.js';
import { MailQueue } from '../../mail/mail-queue.js';

declare module '../../jobs/job-queue.js' {
  interface JobMap {
    'queue-digests': Record<string, never>;
  }
}

/** Members whose mails one transaction queues. */
const BATCH = 200;
/** Notifications that one mail names; of more there is a number. */
const NAMED_MAX = 100;

/** Members after $1 whose oldest waiting notification has waited long enough at $2. */
const DUE = `
SELECT m.id FROM members m CROSS JOIN LATERAL (
  SELECT n.created_at FROM notifications n WHERE n.recipient_id = m.id AND n.awaits_digest ORDER BY n.created_at LIMIT 1) oldest
WHERE m.id > $1::bigint AND m.digest <> 'OFF'
  AND oldest.created_at <= $2::timestamptz - CASE m.digest WHEN 'WEEKLY' THEN interval '7 days' ELSE interval '1 day' END
  AND m.id IN (SELECT recipient_id FROM notifications WHERE awaits_digest)
ORDER BY m.id LIMIT $3::bigint`;

/** Of two runs at once the second waits here, and finds nothing any more. */
const TAKE = `
UPDATE notifications SET awaits_digest = false WHERE recipient_id = ANY ($1::bigint[]) AND awaits_digest
RETURNING id, recipient_id, read_at IS NULL AS is_unread`;

/** Queues the mails that tell of several notifications together, for those whose day or week is over. */
@Injectable()
export class QueueDigestsJob implements OnModuleInit {
  constructor(
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly handlers: JobHandlers,
    private readonly mails: MailQueue,
  ) {}

  onModuleInit(): void {
    this.handlers.register('queue-digests', (_payload, signal) => this.run(signal));
    this.handlers.schedule('queue-digests', '7 * * * *');
  }

  private async run(stop: AbortSignal): Promise<void> {
    const now = this.clock.now();
    let after: number | null = 0;
    while (after !== null && !stop.aborted) {
      const from: number = after;
      after = await this.database.transaction((tx) => this.queueNext(tx, from, now));
    }
  }

  /** @returns the last member of the batch; null where it was the last one */
  private async queueNext(tx: Transaction, after: number, now: Date): Promise<number | null> {
    const due = await tx.query<{ id: number }>(DUE, [after, now, BATCH]);
    const taken = await tx.query<{ id: number; recipient_id: number; is_unread: boolean }>(TAKE, [
      due.map(({ id }) => id),
    ]);
    const unread = new Map<number, number[]>();
    for (const { id, recipient_id, is_unread } of taken)
      if (is_unread) unread.set(recipient_id, [...(unread.get(recipient_id) ?? []), id]);
    await this.mails.post(
      tx,
      [...unread].map(([memberId, ids]) => ({
        template: 'notification-digest' as const,
        payload: {
          memberId,
          notificationIds: ids.toSorted((a, b) => b - a).slice(0, NAMED_MAX),
          more: Math.max(0, ids.length - NAMED_MAX),
        },
        memberId,
        isBulk: true,
      })),
    );
    return due.length < BATCH ? null : (due.at(-1)?.id ?? null);
  }
}
