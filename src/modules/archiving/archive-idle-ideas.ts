import { Injectable } from '@nestjs/common';
import { DAY } from '../../common/time/clock.js';
import { Database } from '../../database/database.js';
import type { Transaction } from '../../database/sql.js';
import { DomainEvents } from '../../events/domain-events.js';
import '../ideas/idea.events.js';
import { moveIdeas } from '../ideas/move-ideas.js';
import { StatusesService } from '../statuses/statuses.service.js';
import { IDLE_SINCE } from './idle.sql.js';

/** Days between the author's notice and the archive, at the least. */
export const NOTICE_DAYS = 7;
/** Ideas that one transaction takes. */
const BATCH = 50;

interface Candidate {
  id: number;
  active_at: Date;
}

interface IdeaRow {
  id: number;
  board_id: number;
  status_id: number;
  votes: number;
  comment_count: number;
}

/** Of the ideas in stage SUBMITTED or REVIEW, those idle since $1 at the latest, oldest activity first, from ($2, $3) on. */
const CANDIDATES = (told: string): string => `
SELECT i.id, i.active_at FROM ideas i CROSS JOIN community_settings c
WHERE i.is_listed AND i.stage IN ('SUBMITTED', 'REVIEW') AND i.active_at <= $1::timestamptz
  AND (i.active_at, i.id) > ($2::timestamptz, $3::bigint) AND ${IDLE_SINCE} <= $1::timestamptz AND ${told}
ORDER BY i.active_at, i.id LIMIT ${BATCH}`;

const NOT_TOLD = `(i.archive_notice_at IS NULL OR i.archive_notice_at < ${IDLE_SINCE})`;
const TOLD_IN_TIME = `i.archive_notice_at >= ${IDLE_SINCE} AND i.archive_notice_at <= $4::timestamptz`;

/** The same again under the rows' locks: a vote or comment that came meanwhile keeps the idea. */
const LOCKED = (told: string): string => `
SELECT i.id, i.board_id, i.status_id, i.promote_count + i.demote_count AS votes, i.comment_count
FROM ideas i CROSS JOIN community_settings c
WHERE i.id = ANY ($2::bigint[]) AND i.is_listed AND i.stage IN ('SUBMITTED', 'REVIEW') AND ${IDLE_SINCE} <= $1::timestamptz AND ${told}
ORDER BY i.id FOR UPDATE OF i`;

/** Archives ideas that no team took up and nobody cares for any more; their authors hear of it a week ahead. */
@Injectable()
export class ArchiveIdleIdeas {
  constructor(
    private readonly database: Database,
    private readonly events: DomainEvents,
    private readonly statuses: StatusesService,
  ) {}

  /** @param signal stops between two batches; what is left is for the next run */
  async run(now: Date, signal?: AbortSignal): Promise<void> {
    const [settings] = await this.database.query<{ archive_after_days: number | null }>(
      'SELECT archive_after_days FROM community_settings',
    );
    const days = settings?.archive_after_days ?? null;
    if (days === null) return;
    const idleSince = (ahead: number): Date => new Date(now.getTime() - (days - ahead) * DAY);
    await this.pass(idleSince(0), new Date(now.getTime() - NOTICE_DAYS * DAY), signal);
    await this.passNotices(idleSince(Math.min(NOTICE_DAYS, days)), now, signal);
  }

  private async pass(idleSince: Date, toldBy: Date, signal?: AbortSignal): Promise<void> {
    await this.batches(CANDIDATES(TOLD_IN_TIME), [idleSince], [toldBy], signal, async (tx, ids) => {
      const ideas = await tx.query<IdeaRow>(LOCKED(TOLD_IN_TIME.replace('$4', '$3')), [
        idleSince,
        ids,
        toldBy,
      ]);
      if (ideas.length === 0) return;
      const to = await this.statuses.firstOf('ARCHIVED', tx);
      await moveIdeas(
        tx,
        ideas.map((idea) => ({
          id: idea.id,
          boardId: idea.board_id,
          statusId: idea.status_id,
          votes: idea.votes,
          comments: idea.comment_count,
          isPresent: true,
        })),
        to,
        null,
        null,
      );
      for (const { id } of ideas) await this.events.emit('idea.archived', { ideaId: id }, tx);
      await this.events.emit('ideas.changed', { ideaIds: ideas.map(({ id }) => id) }, tx);
    });
  }

  private async passNotices(idleSince: Date, now: Date, signal?: AbortSignal): Promise<void> {
    await this.batches(CANDIDATES(NOT_TOLD), [idleSince], [], signal, async (tx, ids) => {
      const ideas = await tx.query<IdeaRow>(LOCKED(NOT_TOLD), [idleSince, ids]);
      await tx.query('UPDATE ideas SET archive_notice_at = $2 WHERE id = ANY ($1::bigint[])', [
        ideas.map(({ id }) => id),
        now,
      ]);
      for (const { id } of ideas) await this.events.emit('idea.archiveNoticed', { ideaId: id }, tx);
    });
  }

  private async batches(
    text: string,
    before: readonly Date[],
    after: readonly Date[],
    signal: AbortSignal | undefined,
    work: (tx: Transaction, ids: number[]) => Promise<void>,
  ): Promise<void> {
    let [activeAt, id] = [new Date(0), 0];
    for (;;) {
      if (signal?.aborted) return;
      const found = await this.database.query<Candidate>(text, [...before, activeAt, id, ...after]);
      const last = found.at(-1);
      if (!last) return;
      await this.database.transaction((tx) =>
        work(
          tx,
          found.map((idea) => idea.id),
        ),
      );
      [activeAt, id] = [last.active_at, last.id];
    }
  }
}
