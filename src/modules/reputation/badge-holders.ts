import { Injectable } from '@nestjs/common';
import { Clock, MINUTE } from '../../common/time/clock.js';
import { Database } from '../../database/database.js';

/** How many members have each badge. Every holder is counted for that, so that it is done once a minute, whoever asks how often. */
@Injectable()
export class BadgeHolders {
  private counted: { at: number; byKey: Promise<ReadonlyMap<string, number>> } | null = null;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async of(badgeKey: string): Promise<number> {
    const now = this.clock.now().getTime();
    if (!this.counted || now - this.counted.at >= MINUTE) {
      const counted = { at: now, byKey: this.count() };
      this.counted = counted;
      // A failure is no answer for the next one who asks.
      counted.byKey.catch(() => {
        if (this.counted === counted) this.counted = null;
      });
    }
    return (await this.counted.byKey).get(badgeKey) ?? 0;
  }

  private async count(): Promise<ReadonlyMap<string, number>> {
    const rows = await this.database.query<{ badge_key: string; n: number }>(
      'SELECT badge_key, count(*)::int AS n FROM member_badges GROUP BY badge_key',
    );
    return new Map(rows.map((row) => [row.badge_key, row.n]));
  }
}
