import { Injectable } from '@nestjs/common';
import { requireAdministrator } from '../../common/auth/viewer.js';
import { refuse } from '../../common/errors/domain-error.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { Database } from '../../database/database.js';
import { AuditLog } from '../audit/audit-log.js';
import type { CreateTeamInput } from './team.inputs.js';
import type { TeamModel } from './team.model.js';
import { auditOfPeople, replacePeople } from './team-people.js';
import { TeamsLoader } from './teams.loader.js';

@Injectable()
export class CreateTeam {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    private readonly teams: TeamsLoader,
  ) {}

  /** @throws UNAUTHENTICATED; FORBIDDEN for anybody but administrators; TAKEN on slug; TOO_MANY on memberIds; NOT_FOUND or INVALID on memberIds.N */
  async run(context: RequestContext, { slug, name, memberIds }: CreateTeamInput): Promise<TeamModel | null> {
    requireAdministrator(context);
    const teamId = await this.database.transaction(async (tx) => {
      const [team] = await tx.query<{ id: number }>(
        'INSERT INTO teams (slug, name) VALUES ($1, $2) ON CONFLICT (slug) DO NOTHING RETURNING id',
        [slug, name],
      );
      if (!team) throw refuse('TAKEN', 'slug');
      const people = await replacePeople(tx, team.id, memberIds ?? []);
      await this.audit.record(tx, context, [
        { action: 'team.created', subject: { type: 'Team', id: team.id }, details: { name, slug } },
        ...auditOfPeople(name, people),
      ]);
      return team.id;
    });
    return this.teams.load(context, teamId);
  }
}
