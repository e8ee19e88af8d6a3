import { setTimeout } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { isMigrated } from '../../database/migrate.js';

/** Milliseconds that the database has to answer. */
const PATIENCE = 2_000;

export interface Readiness {
  status: 'ok' | 'unavailable';
  /** What is wrong; absent when nothing is. */
  reason?: 'database unreachable' | 'migrations missing';
}

@Injectable()
export class HealthService {
  constructor(private readonly database: Database) {}

  async readiness(): Promise<Readiness> {
    const migrated = isMigrated((text) => this.database.query<{ name: string }>(text)).catch(() => null);
    const answer = await Promise.race([migrated, setTimeout(PATIENCE, null, { ref: false })]);
    if (answer === null) return { status: 'unavailable', reason: 'database unreachable' };
    return answer ? { status: 'ok' } : { status: 'unavailable', reason: 'migrations missing' };
  }
}
