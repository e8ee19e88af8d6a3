import { Injectable } from '@nestjs/common';
import { BatchLoader } from '../../common/graphql/batch-loader.js';
import { PAGE_SIZE } from '../../common/limits.js';
import { Database } from '../../database/database.js';
import { MEMBER_COLUMNS, type MemberRow } from '../members/member.model.js';

/** How many people the loader knows of each team: a page of the usual size, and whether there are more. */
export const FIRST_PEOPLE = PAGE_SIZE.default + 1;

/** The first people of each team, oldest account first, for lists of teams. */
@Injectable()
export class TeamPeopleLoader extends BatchLoader<MemberRow[]> {
  constructor(private readonly database: Database) {
    super();
  }

  protected async batch(keys: readonly number[]): Promise<Map<number, MemberRow[]>> {
    const rows = await this.database.query<MemberRow & { of_team: number }>(
      `SELECT p.team_id AS of_team, ${MEMBER_COLUMNS} FROM unnest($1::bigint[]) AS t (id)
       CROSS JOIN LATERAL (SELECT team_id, member_id FROM team_members WHERE team_id = t.id ORDER BY member_id LIMIT ${FIRST_PEOPLE}) p
       JOIN members m ON m.id = p.member_id ORDER BY p.team_id, p.member_id`,
      [keys],
    );
    const lists = new Map<number, MemberRow[]>(keys.map((key) => [key, []]));
    for (const row of rows) lists.get(row.of_team)?.push(row);
    return lists;
  }
}
