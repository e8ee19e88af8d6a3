import { Injectable } from '@nestjs/common';
import { SECOND } from '../../common/time/clock.js';
import { Database } from '../../database/database.js';
import { isMigrated } from '../../database/migrate.js';

const PATIENCE = 2 * SECOND;
/** A look that takes longer will never end: its connection is dead. */
const GIVEN_UP_AFTER = 15 * SECOND;

/** What keeps the process from serving: nothing, or one of these. */
export type Obstacle = 'database' | 'migrations' | null;

@Injectable()
export class Readiness {
  private running: Promise<Obstacle> | undefined;
  private startedAt = -Infinity;

  constructor(private readonly database: Database) {}

  /** Answers within two seconds. Calls that meet share one look, lest a database that hangs takes a connection for each. */
  async obstacle(): Promise<Obstacle> {
    if (!this.running || performance.now() - this.startedAt > GIVEN_UP_AFTER) {
      this.startedAt = performance.now();
      const look = this.look().finally(() => {
        if (this.running === look) this.running = undefined;
      });
      this.running = look;
    }
    let timer: NodeJS.Timeout | undefined;
    const tooLate = new Promise<Obstacle>((resolve) => {
      timer = setTimeout(() => resolve('database'), PATIENCE);
    });
    try {
      return await Promise.race([this.running, tooLate]);
    } finally {
      clearTimeout(timer);
    }
  }

  private async look(): Promise<Obstacle> {
    try {
      await this.database.query('SELECT 1');
    } catch {
      return 'database';
    }
    const migrated = await isMigrated((text) => this.database.query<{ name: string }>(text)).catch(
      () => false,
    );
    return migrated ? null : 'migrations';
  }
}
