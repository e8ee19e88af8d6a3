import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import type { Sql } from '../database/sql.js';
import { isGone, Lifeline } from './lifeline.js';

/** Work that bears the id of whoever does it. */
export interface HeldWork {
  /** Who holds any, dead or alive. */
  holders(sql: Sql): Promise<string[]>;
  /** Takes it from one who is gone. */
  release(tx: Sql, holder: string): Promise<void>;
}

/** Finds work whose process has died, and takes it from there. */
@Injectable()
export class Reaper {
  private readonly works: HeldWork[] = [];

  constructor(
    private readonly database: Database,
    private readonly lifeline: Lifeline,
  ) {}

  watch(work: HeldWork): void {
    this.works.push(work);
  }

  /** Several processes may look at once: one of them takes what there is. */
  async look(): Promise<void> {
    for (const work of this.works) {
      for (const holder of await work.holders(this.database)) {
        if (this.lifeline.isOwn(holder)) continue;
        await this.database.transaction(async (tx) => {
          if (await isGone(tx, holder)) await work.release(tx, holder);
        });
      }
    }
  }
}
