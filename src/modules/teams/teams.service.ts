import { Injectable } from '@nestjs/common';
import type { ConnectionType } from '../../common/graphql/connection.model.js';
import { scopeHash } from '../../common/graphql/cursor.js';
import { pageRequest, toConnection, type PageArgs } from '../../common/graphql/page.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { canBeStored } from '../../common/text/slug.js';
import { Database } from '../../database/database.js';
import type { Sql } from '../../database/sql.js';
import { MEMBER_COLUMNS, toMemberModel, type MemberModel, type MemberRow } from '../members/member.model.js';
import { FIRST_PEOPLE, TeamPeopleLoader } from './team-people.loader.js';
import { TeamSizesLoader } from './team-sizes.loader.js';
import { TEAM_COLUMNS, toTeamModel, type TeamModel, type TeamRow } from './team.model.js';

export interface NewTeam {
  slug: string;
  name: string;
}

@Injectable()
export class TeamsService {
  constructor(
    private readonly database: Database,
    private readonly people: TeamPeopleLoader,
    private readonly sizes: TeamSizesLoader,
  ) {}

  /** All, by name. */
  async list(): Promise<TeamModel[]> {
    const rows = await this.database.query<TeamRow>(
      `SELECT ${TEAM_COLUMNS} FROM teams t ORDER BY t.name, t.id`,
    );
    return rows.map(toTeamModel);
  }

  async bySlug(slug: string): Promise<TeamModel | null> {
    if (!canBeStored(slug)) return null;
    const [row] = await this.database.query<TeamRow>(
      `SELECT ${TEAM_COLUMNS} FROM teams t WHERE t.slug = $1`,
      [slug],
    );
    return row ? toTeamModel(row) : null;
  }

  /** The team's members, oldest account first. */
  async members(
    context: RequestContext,
    teamId: number,
    args: PageArgs,
  ): Promise<ConnectionType<MemberModel>> {
    const keyset = { scope: scopeHash(['team members', teamId]), types: ['number'] as const };
    const request = pageRequest(args, keyset);
    const wanted = request.size + 1;
    const rows =
      request.from || wanted > FIRST_PEOPLE
        ? await this.peopleAfter(teamId, request.from?.[0] ?? 0, wanted)
        : ((await this.people.load(context, teamId)) ?? []).slice(0, wanted);
    return {
      ...toConnection(
        rows,
        request,
        keyset,
        (row) => [row.member_id],
        (row) => toMemberModel(row, context.locale),
      ),
      totalCount: async () => (await this.sizes.load(context, teamId)) ?? 0,
    };
  }

  /** @returns the team's id; an existing team of that slug is left as it is */
  async ensure(sql: Sql, { slug, name }: NewTeam): Promise<number> {
    const [created] = await sql.query<{ id: number }>(
      'INSERT INTO teams (slug, name) VALUES ($1, $2) ON CONFLICT (slug) DO NOTHING RETURNING id',
      [slug, name],
    );
    if (created) return created.id;
    const [existing] = await sql.query<{ id: number }>('SELECT id FROM teams WHERE slug = $1', [slug]);
    if (!existing) throw new Error(`team ${slug} vanished`);
    return existing.id;
  }

  /** Changes nothing for who is in it already. */
  async addMember(sql: Sql, teamId: number, memberId: number): Promise<void> {
    await sql.query('INSERT INTO team_members (team_id, member_id) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
      teamId,
      memberId,
    ]);
  }

  private peopleAfter(teamId: number, memberId: unknown, limit: number): Promise<MemberRow[]> {
    return this.database.query<MemberRow>(
      `SELECT ${MEMBER_COLUMNS} FROM team_members tm JOIN members m ON m.id = tm.member_id
       WHERE tm.team_id = $1 AND tm.member_id > $2 ORDER BY tm.member_id LIMIT $3`,
      [teamId, memberId, limit],
    );
  }
}
