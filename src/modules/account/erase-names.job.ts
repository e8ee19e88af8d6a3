import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock, HOUR, SECOND } from '../../common/time/clock.js';
import { Database } from '../../database/database.js';
import type { Transaction } from '../../database/sql.js';
import { JobHandlers } from '../../jobs/job-handlers.js';
import { JobQueue } from '../../jobs/job-queue.js';
import { MemberTexts, type MemberText } from '../members/member-texts.js';
import { nameEraser, type NameEraser } from './name-eraser.js';

declare module '../../jobs/job-queue.js' {
  interface JobMap {
    'erase-names': object;
    'erase-names-again': { erasureId: number };
  }
}

/** Rows that one transaction looks at. */
const BATCH = 1000;
/** After this a run leaves the rest to another, milliseconds. */
const RUN_TIME = 20 * SECOND;
/** How long a form may have been open before the erasure that brings a handle back when it is saved, milliseconds. */
const AGAIN_AFTER = HOUR;
/** Erasures of one pass. */
const TOGETHER = 200;
/** One run at a time: however many go, the other jobs have their places. */
const QUEUE = { queue: 'erase-names' };

interface Progress {
  handles: string[];
  part: string;
  after_id: number;
}
type Cell = string | number | object | null;
type TextRow = { place: string; key: number } & Record<string, Cell>;

const PROGRESS = 'handles, part, after_id';
const BEGIN = `
UPDATE name_erasures SET part = '', after_id = 0, is_due = false
WHERE id IN (SELECT id FROM name_erasures WHERE is_due ORDER BY id LIMIT ${TOGETHER}) RETURNING ${PROGRESS}`;

/**
 * Takes erased people's handles out of everybody's texts: of all whose turn it is in one pass, some rows a transaction; a run that dies is taken up
 * where it was. Each has a second pass later.
 */
@Injectable()
export class EraseNamesJob implements OnModuleInit {
  constructor(
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly handlers: JobHandlers,
    private readonly jobs: JobQueue,
    private readonly texts: MemberTexts,
  ) {}

  onModuleInit(): void {
    this.handlers.register('erase-names', (_, signal) => this.run(signal));
    this.handlers.register('erase-names-again', ({ erasureId }) =>
      this.database.transaction(async (tx) => {
        await tx.query('UPDATE name_erasures SET is_due = true, is_last = true WHERE id = $1', [erasureId]);
        await this.jobs.add(tx, 'erase-names', {}, QUEUE);
      }),
    );
  }

  /** Nobody else has the handles until the last pass is over. */
  async begin(tx: Transaction, handles: readonly string[]): Promise<void> {
    const [erasure] = await tx.query<{ id: number }>(
      'INSERT INTO name_erasures (handles) VALUES ($1) RETURNING id',
      [handles],
    );
    if (!erasure) throw new Error('no row for the mentions of an erased member');
    await this.jobs.add(tx, 'erase-names', {}, QUEUE);
    const runAt = new Date(this.clock.now().getTime() + AGAIN_AFTER);
    await this.jobs.add(tx, 'erase-names-again', { erasureId: erasure.id }, { runAt });
  }

  private async run(stop: AbortSignal): Promise<void> {
    const until = performance.now() + RUN_TIME;
    while (await this.database.transaction((tx) => this.next(tx))) {
      if (!stop.aborted && performance.now() < until) continue;
      await this.jobs.add(this.database, 'erase-names', {}, QUEUE);
      return;
    }
  }

  /** @returns whether there is more to do */
  private async next(tx: Transaction): Promise<boolean> {
    const underWay = await tx.query<Progress>(
      `SELECT ${PROGRESS} FROM name_erasures WHERE part IS NOT NULL ORDER BY id FOR UPDATE`,
    );
    const together = underWay.length > 0 ? underWay : await tx.query<Progress>(BEGIN);
    const [progress] = together;
    if (!progress) return false;
    const { part } = progress;
    const texts = this.texts.all();
    const text = texts.find(({ name }) => name >= part);
    if (!text) {
      await tx.query('DELETE FROM name_erasures WHERE part IS NOT NULL AND is_last AND NOT is_due');
      await tx.query('UPDATE name_erasures SET part = NULL WHERE part IS NOT NULL');
      return true;
    }
    const after = text.name === part ? progress.after_id : 0;
    const upTo = await lastOf(tx, text, after);
    const handles = together.flatMap((erasure) => erasure.handles);
    if (upTo !== null) await erase(tx, text, nameEraser(handles), after, upTo);
    // A name of its own that sorts right after this text's, where all of it is done.
    await tx.query('UPDATE name_erasures SET part = $1, after_id = $2 WHERE part IS NOT NULL', [
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
  { table, key, columns, json = [], changed }: MemberText,
  eraser: NameEraser,
  after: number,
  upTo: number,
): Promise<void> {
  const all = [...columns, ...json];
  // Folded by ASCII alone, as handles are, whatever the database's locale.
  const named = all.map((column) => `lower(${column}::text COLLATE "C") LIKE ANY ($3)`).join(' OR ');
  const rows = await tx.queryOnce<TextRow>(
    `SELECT ctid::text AS place, ${key} AS key, ${all.join(', ')} FROM ${table}
     WHERE ${key} > $1 AND ${key} <= $2 AND (${named}) ORDER BY ${key} FOR NO KEY UPDATE`,
    [after, upTo, eraser.patterns],
  );
  const keys = new Set<number>();
  for (const row of rows) {
    const before = all.map((column) => asText(row[column]));
    const erased = all.map((column) => asText(without(row[column], eraser)));
    if (erased.every((text, i) => text === before[i])) continue;
    await tx.queryOnce(
      `UPDATE ${table} SET ${all.map((column, i) => `${column} = $${i + 2}`).join(', ')} WHERE ctid = $1::tid`,
      [row.place, ...erased],
    );
    keys.add(row.key);
  }
  if (keys.size > 0) await changed?.(tx, [...keys]);
}

const asText = (cell: unknown): string | null =>
  typeof cell === 'string' || cell === null || cell === undefined ? (cell ?? null) : JSON.stringify(cell);

/** The same with nobody named, whatever it is made of. */
function without(cell: unknown, eraser: NameEraser): unknown {
  if (typeof cell === 'string') return eraser.erase(cell);
  if (Array.isArray(cell)) return cell.map((part) => without(part, eraser));
  if (typeof cell !== 'object' || cell === null) return cell;
  return Object.fromEntries(Object.entries(cell).map(([name, part]) => [name, without(part, eraser)]));
}
