import { Injectable } from '@nestjs/common';
import { BatchLoader } from '../../common/graphql/batch-loader.js';
import { Database } from '../../database/database.js';
import { TEAM_COLUMNS, toTeamModel, type TeamModel, type TeamRow } from './team.model.js';

/** The teams that a member is in. */
@Injectable()
export class MemberTeamsLoader extends BatchLoader<TeamModel[]> {
  constructor(private readonly database: Database) {
    super();
  }

  protected async batch(keys: readonly number[]): Promise<Map<number, TeamModel[]>> {
    const rows = await this.database.query<TeamRow & { of_member: number }>(
      `SELECT tm.member_id AS of_member, ${TEAM_COLUMNS} FROM team_members tm JOIN teams t ON t.id = tm.team_id
       WHERE tm.member_id = ANY ($1) ORDER BY t.name, t.id`,
      [keys],
    );
    const lists = new Map<number, TeamModel[]>();
    for (const row of rows) {
      lists.set(row.of_member, [...(lists.get(row.of_member) ?? []), toTeamModel(row)]);
    }
    return lists;
  }
}
