import { Injectable } from '@nestjs/common';
import { requireAdministrator } from '../../common/auth/viewer.js';
import { refuse } from '../../common/errors/domain-error.js';
import { decodeIdOf } from '../../common/graphql/node-id.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { Database } from '../../database/database.js';
import { AuditLog } from '../audit/audit-log.js';
import type { UpdateTeamInput } from './team.inputs.js';
import type { TeamModel } from './team.model.js';
import { auditOfPeople, replacePeople, type PeopleChange } from './team-people.js';
import { TeamPeopleLoader } from './team-people.loader.js';
import { TeamSizesLoader } from './team-sizes.loader.js';
import { TeamsLoader } from './teams.loader.js';

@Injectable()
export class UpdateTeam {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    private readonly teams: TeamsLoader,
    private readonly people: TeamPeopleLoader,
    private readonly sizes: TeamSizesLoader,
  ) {}

  /**
   * Who joins or leaves has other rights from the next request on; what they were assigned stays with them until somebody takes it over.
   * @throws UNAUTHENTICATED; FORBIDDEN for anybody but administrators; NOT_FOUND on teamId; TOO_MANY on memberIds; NOT_FOUND or INVALID on memberIds.N
   */
  async run(
    context: RequestContext,
    { teamId: nodeId, name, memberIds }: UpdateTeamInput,
  ): Promise<TeamModel | null> {
    requireAdministrator(context);
    const teamId = decodeIdOf('Team', nodeId, 'teamId');
    if (teamId === null) throw refuse('NOT_FOUND', 'teamId');
    await this.database.transaction(async (tx) => {
      const [before] = await tx.query<{ name: string }>(
        'SELECT name FROM teams WHERE id = $1 FOR NO KEY UPDATE',
        [teamId],
      );
      if (!before) throw refuse('NOT_FOUND', 'teamId');
      const isRenamed = name !== undefined && name !== before.name;
      if (isRenamed) await tx.query('UPDATE teams SET name = $2 WHERE id = $1', [teamId, name]);
      const people: PeopleChange =
        memberIds === undefined
          ? { added: [], removed: [] }
          : await replacePeople(tx, teamId, memberIds ?? []);
      const [added, removed] = [people.added.length, people.removed.length];
      if (!isRenamed && added + removed === 0) return;
      const now = name ?? before.name;
      await this.audit.record(tx, context, [
        {
          action: 'team.updated',
          subject: { type: 'Team', id: teamId },
          details: { name: now, added, removed },
        },
        ...auditOfPeople(now, people),
      ]);
    });
    this.people.forget(context, teamId);
    this.sizes.forget(context, teamId);
    return this.teams.reload(context, teamId);
  }
}
