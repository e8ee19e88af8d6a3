import { Injectable, type OnModuleInit } from '@nestjs/common';
import { SECOND } from '../../common/time/clock.js';
import { Database } from '../../database/database.js';
import type { Transaction } from '../../database/sql.js';
import { JobHandlers } from '../../jobs/job-handlers.js';
import { JobQueue } from '../../jobs/job-queue.js';
import { MemberTexts, type MemberText } from '../members/member-texts.js';
import { nameEraser, type NameEraser } from './name-eraser.js';

declare module '../../jobs/job-queue.js' {
  interface JobMap {
    'erase-names': { erasureId: number };
  }
}

/** Rows that one transaction looks at. */
const BATCH = 1000;
/** After this a run leaves the rest to another, milliseconds. */
const RUN_TIME = 20 * SECOND;

interface Progress {
  handles: string[];
  part: string | null;
  after_id: number;
}
type TextRow = { place: string; key: number } & Record<string, string | number | null>;

/** Takes an erased person's handles out of everybody's texts, some rows a transaction; a run that dies is taken up where it was. */
@Injectable()
export class EraseNamesJob implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly handlers: JobHandlers,
    private readonly jobs: JobQueue,
    private readonly texts: MemberTexts,
  ) {}

  onModuleInit(): void {
    this.handlers.register('erase-names', ({ erasureId }, signal) => this.run(erasureId, signal));
  }

  private async run(erasureId: number, stop: AbortSignal): Promise<void> {
    const until = performance.now() + RUN_TIME;
    while (await this.database.transaction((tx) => this.next(tx, erasureId))) {
      if (!stop.aborted && performance.now() < until) continue;
      await this.jobs.add(this.database, 'erase-names', { erasureId });
      return;
    }
  }

  /** @returns whether there is more to do */
  private async next(tx: Transaction, erasureId: number): Promise<boolean> {
    const [progress] = await tx.query<Progress>(
      'SELECT handles, part, after_id FROM name_erasures WHERE id = $1 FOR UPDATE',
      [erasureId],
    );
    if (!progress) return false;
    const { part, after_id: after } = progress;
    const texts = this.texts.all();
    const at = part === null ? 0 : texts.findIndex(({ name }) => name >= part);
    const text = at < 0 ? undefined : texts[at];
    if (!text) {
      await tx.query('DELETE FROM name_erasures WHERE id = $1', [erasureId]);
      return false;
    }
    const upTo = await lastOf(tx, text, text.name === part ? after : 0);
    if (upTo !== null)
      await erase(tx, text, nameEraser(progress.handles), text.name === part ? after : 0, upTo);
    // A name of its own that sorts right after this text's, where all of it is done.
    await tx.query('UPDATE name_erasures SET part = $2, after_id = $3 WHERE id = $1', [
      erasureId,
      upTo === null ? `${text.name}\u0001` : text.name,
      upTo ?? 0,
    ]);
    return true;
  }
}

/** The last key of the next rows; null where there are none. */
async function lastOf(tx: Transaction, { table, key }: MemberText, after: number): Promise<number | null> {
  const [row] = await tx.queryOnce<{ up_to: number | null }>(
    `SELECT max(key) AS up_to FROM (SELECT ${key} AS key FROM ${table} WHERE ${key} > $1 ORDER BY ${key} LIMIT ${BATCH}) next`,
    [after],
  );
  return row?.up_to ?? null;
}

async function erase(
  tx: Transaction,
  { table, key, columns, changed }: MemberText,
  eraser: NameEraser,
  after: number,
  upTo: number,
): Promise<void> {
  // Folded by ASCII alone, as handles are, whatever the database's locale.
  const named = columns.map((column) => `lower(${column} COLLATE "C") LIKE ANY ($3)`).join(' OR ');
  const rows = await tx.queryOnce<TextRow>(
    `SELECT ctid::text AS place, ${key} AS key, ${columns.join(', ')} FROM ${table}
     WHERE ${key} > $1 AND ${key} <= $2 AND (${named}) ORDER BY ${key} FOR NO KEY UPDATE`,
    [after, upTo, eraser.patterns],
  );
  const keys = new Set<number>();
  for (const row of rows) {
    const before = columns.map((column) => row[column]);
    const texts = before.map((text) => (typeof text === 'string' ? eraser.erase(text) : null));
    if (texts.every((text, i) => text === before[i])) continue;
    await tx.queryOnce(
      `UPDATE ${table} SET ${columns.map((column, i) => `${column} = $${i + 2}`).join(', ')} WHERE ctid = $1::tid`,
      [row.place, ...texts],
    );
    keys.add(row.key);
  }
  if (keys.size > 0) await changed?.(tx, [...keys]);
}
