import { Injectable } from '@nestjs/common';
import { BatchLoader } from '../../common/graphql/batch-loader.js';
import { CoalescedRead, padded } from '../../database/coalesced-read.js';
import { Database } from '../../database/database.js';

/** Requests whose questions one statement answers at most; each asks for the storms of a page. */
const AT_ONCE = 100;

const COUNTS = `
SELECT storm_id, count(*) AS n FROM ideas WHERE storm_id = ANY ($1::bigint[]) AND is_listed GROUP BY storm_id`;

/**
 * How many ideas of a storm are listed. A storm's ideas are on its board, so that whoever may know of the storm may know of them, and all who
 * ask at the same time share what is read.
 */
@Injectable()
export class StormIdeaCounts extends BatchLoader<number> {
  private readonly counts = new CoalescedRead<readonly number[], ReadonlyMap<number, number>>(
    (questions) => this.read(questions),
    AT_ONCE,
  );

  constructor(private readonly database: Database) {
    super();
  }

  protected async batch(keys: readonly number[]): Promise<Map<number, number>> {
    const counts = await this.counts.ask(keys);
    return new Map(keys.map((key) => [key, counts.get(key) ?? 0]));
  }

  private async read(questions: readonly (readonly number[])[]): Promise<ReadonlyMap<number, number>[]> {
    const ids = [...new Set(questions.flat())];
    const rows = await this.database.query<{ storm_id: number; n: number }>(COUNTS, [padded(ids, 0)]);
    const counts = new Map(rows.map(({ storm_id, n }) => [storm_id, n]));
    return questions.map(() => counts);
  }
}
