import { Injectable } from '@nestjs/common';
import { BatchLoader } from '../../common/graphql/batch-loader.js';
import { Database } from '../../database/database.js';

/** How many people are in a team. */
@Injectable()
export class TeamSizesLoader extends BatchLoader<number> {
  constructor(private readonly database: Database) {
    super();
  }

  protected async batch(keys: readonly number[]): Promise<Map<number, number>> {
    const rows = await this.database.query<{ team_id: number; members: number }>(
      'SELECT team_id, count(*) AS members FROM team_members WHERE team_id = ANY ($1) GROUP BY team_id',
      [keys],
    );
    return new Map(rows.map(({ team_id, members }) => [team_id, members]));
  }
}
