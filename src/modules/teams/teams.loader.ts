import { Injectable } from '@nestjs/common';
import { BatchLoader } from '../../common/graphql/batch-loader.js';
import { Database } from '../../database/database.js';
import { TEAM_COLUMNS, toTeamModel, type TeamModel, type TeamRow } from './team.model.js';

@Injectable()
export class TeamsLoader extends BatchLoader<TeamModel> {
  constructor(private readonly database: Database) {
    super();
  }

  protected async batch(keys: readonly number[]): Promise<Map<number, TeamModel>> {
    const rows = await this.database.query<TeamRow>(
      `SELECT ${TEAM_COLUMNS} FROM teams t WHERE t.id = ANY ($1)`,
      [keys],
    );
    return new Map(rows.map((row) => [row.team_id, toTeamModel(row)]));
  }
}
