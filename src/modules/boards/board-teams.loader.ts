import { Injectable } from '@nestjs/common';
import { BatchLoader } from '../../common/graphql/batch-loader.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { Database } from '../../database/database.js';
import type { TeamModel } from '../teams/team.model.js';
import { TeamsLoader } from '../teams/teams.loader.js';

/** The teams that own a board. */
@Injectable()
export class BoardTeamsLoader extends BatchLoader<TeamModel[]> {
  constructor(
    private readonly database: Database,
    private readonly teams: TeamsLoader,
  ) {
    super();
  }

  protected async batch(keys: readonly number[], context: RequestContext): Promise<Map<number, TeamModel[]>> {
    const rows = await this.database.query<{ board_id: number; team_ids: number[] }>(
      'SELECT board_id, array_agg(team_id ORDER BY team_id) AS team_ids FROM board_teams WHERE board_id = ANY ($1) GROUP BY board_id',
      [keys],
    );
    const lists = await Promise.all(
      rows.map(async (row) => [row.board_id, await this.teams.loadMany(context, row.team_ids)] as const),
    );
    return new Map(lists);
  }
}
