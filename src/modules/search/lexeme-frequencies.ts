import { Injectable } from '@nestjs/common';
import { Clock, MINUTE } from '../../common/time/clock.js';
import { Database } from '../../database/database.js';
import { LexemeStatistics } from './lexeme-statistics.js';

/** ANALYZE runs after a tenth of the rows changed, so that what it found does not age faster. */
const READ_AT_MOST_EVERY = 5 * MINUTE;

interface StatisticsRow {
  rows: number;
  lexemes: string[] | null;
  /** One for each lexeme, then the smallest and the largest of them. */
  shares: number[] | null;
}

/** PostgreSQL's own statistics of the search vectors, which it keeps for its planner anyway. */
@Injectable()
export class LexemeFrequencies {
  private latest: Promise<LexemeStatistics> = Promise.resolve(LexemeStatistics.NONE);
  private readAt = -Infinity;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** As of some minutes ago at most, shared by all who ask. */
  current(): Promise<LexemeStatistics> {
    const now = this.clock.now().getTime();
    if (now - this.readAt >= READ_AT_MOST_EVERY) {
      this.readAt = now;
      this.latest = this.read().catch((error: unknown) => {
        this.readAt = -Infinity;
        throw error;
      });
    }
    return this.latest;
  }

  private async read(): Promise<LexemeStatistics> {
    const [row] = await this.database.query<StatisticsRow>(
      `SELECT greatest(c.reltuples, 0)::float8 AS rows, s.most_common_elems::text::text[] AS lexemes,
         s.most_common_elem_freqs::float8[] AS shares
       FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       LEFT JOIN pg_stats s ON s.schemaname = n.nspname AND s.tablename = c.relname AND s.attname = 'vector'
       WHERE c.oid = 'idea_search'::regclass`,
    );
    if (!row?.lexemes || !row.shares) return LexemeStatistics.NONE;
    const { rows, lexemes, shares } = row;
    return new LexemeStatistics(
      rows,
      new Map(lexemes.map((lexeme, i) => [lexeme, shares[i] ?? 0])),
      shares[lexemes.length] ?? 0,
    );
  }
}
