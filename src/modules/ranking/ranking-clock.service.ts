import { Injectable } from '@nestjs/common';
import { refuse } from '../../common/errors/domain-error.js';
import { Database } from '../../database/database.js';
import type { Sql } from '../../database/sql.js';
import { halfLives, REBASE_AFTER_HALF_LIVES, type RankingClock } from './ranking.js';
import { recomputeFromVotes } from './recompute.js';

export const HALF_LIFE_DAYS = { min: 1, max: 3650 } as const;
const BATCH = 1000;

interface ClockRow {
  half_life_days: number;
  origin: Date;
  now: Date;
}

export const toClock = (row: Pick<ClockRow, 'half_life_days' | 'origin'>): RankingClock => ({
  halfLifeDays: row.half_life_days,
  origin: row.origin,
});

/** Changes the half-life or the origin: every score is computed anew in the same transaction, while votes wait. */
@Injectable()
export class RankingClockService {
  constructor(private readonly database: Database) {}

  /** @throws INVALID on halfLifeDays outside 1..3650 */
  async changeHalfLife(halfLifeDays: number, tx: Sql): Promise<void> {
    if (!(halfLifeDays >= HALF_LIFE_DAYS.min && halfLifeDays <= HALF_LIFE_DAYS.max))
      throw refuse('INVALID', 'halfLifeDays');
    const clock = await lockClock(tx);
    if (clock.half_life_days === halfLifeDays) return;
    const isFar = halfLives(clock.now, { halfLifeDays, origin: clock.origin }) > REBASE_AFTER_HALF_LIVES;
    await this.set(tx, halfLifeDays, isFar ? clock.now : clock.origin);
  }

  /** Moves the origin to now once it lies more than 400 half-lives back. @returns whether it did */
  async rebaseIfDue(): Promise<boolean> {
    const [seen] = await this.database.query<ClockRow>(
      'SELECT half_life_days, origin, now() AS now FROM ranking_clock',
    );
    if (!seen || halfLives(seen.now, toClock(seen)) <= REBASE_AFTER_HALF_LIVES) return false;
    return this.database.transaction(async (tx) => {
      const clock = await lockClock(tx);
      if (halfLives(clock.now, toClock(clock)) <= REBASE_AFTER_HALF_LIVES) return false;
      await this.set(tx, clock.half_life_days, clock.now);
      return true;
    });
  }

  private async set(tx: Sql, halfLifeDays: number, origin: Date): Promise<void> {
    await tx.query('UPDATE ranking_clock SET half_life_days = $1, origin = $2, generation = generation + 1', [
      halfLifeDays,
      origin,
    ]);
    for (let after = 0; ;) {
      const rows = await tx.query<{ id: number }>('SELECT id FROM ideas WHERE id > $1 ORDER BY id LIMIT $2', [
        after,
        BATCH,
      ]);
      if (rows.length === 0) return;
      const ids = rows.map(({ id }) => id);
      await recomputeFromVotes(tx, ids);
      after = ids.at(-1) ?? after;
    }
  }
}

/** Held FOR UPDATE: votes read the row FOR SHARE, so none is under way while this is held. */
async function lockClock(tx: Sql): Promise<ClockRow> {
  const [row] = await tx.query<ClockRow>(
    'SELECT half_life_days, origin, clock_timestamp() AS now FROM ranking_clock FOR UPDATE',
  );
  if (!row) throw new Error('ranking_clock has no row');
  return row;
}
