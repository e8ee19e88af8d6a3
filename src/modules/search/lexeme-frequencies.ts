import { Injectable } from '@nestjs/common';
import { Clock, MINUTE, SECOND } from '../../common/time/clock.js';
import { Database } from '../../database/database.js';
import { LexemeStatistics } from './lexeme-statistics.js';

/** ANALYZE runs again after a tenth of the rows changed: what it found ages slowly. */
const KEPT_FOR = 5 * MINUTE;
/** Before its first run an import may fill the table any moment. */
const NOTHING_KEPT_FOR = 10 * SECOND;

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
  private readAgainAt = -Infinity;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** As of some minutes ago at most, shared by all who ask. */
  current(): Promise<LexemeStatistics> {
    const now = this.clock.now().getTime();
    if (now >= this.readAgainAt) {
      this.readAgainAt = now + NOTHING_KEPT_FOR;
      this.latest = this.read();
      this.latest.then(
        (statistics) => {
          if (statistics !== LexemeStatistics.NONE) this.readAgainAt = now + KEPT_FOR;
        },
        () => {
          this.readAgainAt = -Infinity;
        },
      );
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
