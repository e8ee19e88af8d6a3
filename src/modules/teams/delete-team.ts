import { Injectable } from '@nestjs/common';
import { requireAdministrator } from '../../common/auth/viewer.js';
import { DomainError, refusal, refuse } from '../../common/errors/domain-error.js';
import { decodeIdOf } from '../../common/graphql/node-id.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { Database } from '../../database/database.js';
import type { Sql } from '../../database/sql.js';
import { DomainEvents } from '../../events/domain-events.js';
import { AuditLog } from '../audit/audit-log.js';
import './team.events.js';
import { OWNS_THINGS } from './team.messages.js';

interface Owned {
  boards: number;
  adoptions: number;
}

async function refuseIfOwning(tx: Sql, teamId: number): Promise<void> {
  const [owned] = await tx.query<Owned>(
    `SELECT (SELECT count(*) FROM board_teams WHERE team_id = $1) AS boards,
       (SELECT count(*) FROM adoptions WHERE team_id = $1) AS adoptions`,
    [teamId],
  );
  const { boards, adoptions } = owned ?? { boards: 0, adoptions: 0 };
  if (boards + adoptions === 0) return;
  const both = boards > 0 && adoptions > 0 ? 'yes' : 'no';
  throw new DomainError([refusal('IN_USE', 'id', { boards, adoptions, both }, OWNS_THINGS)]);
}

@Injectable()
export class DeleteTeam {
  constructor(
    private readonly database: Database,
    private readonly events: DomainEvents,
    private readonly audit: AuditLog,
  ) {}

  /**
   * Its reply templates go with it; ideas that it was to look after are nobody's.
   * @throws UNAUTHENTICATED; FORBIDDEN for anybody but administrators; NOT_FOUND on id; IN_USE on id while it owns boards or ever adopted ideas
   */
  async run(context: RequestContext, nodeId: string): Promise<void> {
    requireAdministrator(context);
    const teamId = decodeIdOf('Team', nodeId);
    if (teamId === null) throw refuse('NOT_FOUND', 'id');
    await this.database.transaction(async (tx) => {
      await refuseIfOwning(tx, teamId);
      // Before the team's own lock: ideas are locked before teams.
      await this.events.emit('team.deleting', { teamId }, tx);
      const [team] = await tx.query<{ id: number; name: string; slug: string }>(
        'SELECT id, name, slug FROM teams WHERE id = $1 FOR UPDATE',
        [teamId],
      );
      if (!team) throw refuse('NOT_FOUND', 'id');
      const { id, name, slug } = team;
      await refuseIfOwning(tx, id);
      await tx.query('DELETE FROM teams WHERE id = $1', [id]);
      await this.audit.record(tx, context, [
        { action: 'team.deleted', subject: { type: 'Team', id }, details: { name, slug } },
      ]);
    });
  }
}
