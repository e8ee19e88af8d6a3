import { Injectable } from '@nestjs/common';
import { requireViewer } from '../../common/auth/viewer.js';
import { refuse } from '../../common/errors/domain-error.js';
import { decodeIdOf } from '../../common/graphql/node-id.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { Database } from '../../database/database.js';
import type { Transaction } from '../../database/sql.js';
import { DomainEvents } from '../../events/domain-events.js';
import '../ideas/idea.events.js';
import { ASSIGNABLE, OWNS_BOARD } from './assignable.sql.js';
import { lockOneForTriage } from './lock-for-triage.js';
import './triage.events.js';

export interface Assignment {
  ideaId: string;
  /** Undefined: unchanged; null: none. */
  teamId?: string | null | undefined;
  memberId?: string | null | undefined;
  triageVersion?: number | null | undefined;
}

@Injectable()
export class AssignIdea {
  constructor(
    private readonly database: Database,
    private readonly events: DomainEvents,
  ) {}

  /**
   * @returns the idea's number
   * @throws UNAUTHENTICATED, FORBIDDEN; NOT_FOUND or IDEA_CLOSED on ideaId; STALE; NOT_FOUND, or INVALID for a team that does not own the
   *   board or a member of none that does
   */
  assign(context: RequestContext, { ideaId, teamId, memberId, triageVersion }: Assignment): Promise<number> {
    const viewer = requireViewer(context);
    return this.database.transaction(async (tx) => {
      const idea = await lockOneForTriage(tx, context, { ideaId, triageVersion });
      const team = teamId === undefined ? idea.teamId : await teamOf(tx, idea.boardId, teamId);
      const assignee = memberId === undefined ? idea.assigneeId : await memberOf(tx, idea.boardId, memberId);
      if (team === idea.teamId && assignee === idea.assigneeId) return idea.id;
      await tx.query(
        `UPDATE ideas SET team_id = $2, assignee_id = $3, triage_version = triage_version + 1, updated_at = clock_timestamp()
         WHERE id = $1`,
        [idea.id, team, assignee],
      );
      if (assignee !== null && assignee !== idea.assigneeId && assignee !== viewer.memberId)
        await this.events.emit(
          'idea.assigned',
          { ideaId: idea.id, memberId: assignee, actorId: viewer.memberId },
          tx,
        );
      await this.events.emit('ideas.changed', { ideaIds: [idea.id] }, tx);
      return idea.id;
    });
  }
}

async function teamOf(tx: Transaction, boardId: number, nodeId: string | null): Promise<number | null> {
  if (nodeId === null) return null;
  const id = decodeIdOf('Team', nodeId, 'teamId');
  const [team] = await tx.query<{ fits: boolean }>(
    `SELECT ${OWNS_BOARD('t.id', '$2')} AS fits FROM teams t WHERE t.id = $1`,
    [id, boardId],
  );
  if (!team) throw refuse('NOT_FOUND', 'teamId');
  if (!team.fits) throw refuse('INVALID', 'teamId');
  return id;
}

async function memberOf(tx: Transaction, boardId: number, nodeId: string | null): Promise<number | null> {
  if (nodeId === null) return null;
  const id = decodeIdOf('Member', nodeId, 'memberId');
  const [member] = await tx.query<{ fits: boolean }>(
    `SELECT ${ASSIGNABLE('$1::bigint', '$2')} AS fits FROM members m WHERE m.id = $1`,
    [id, boardId],
  );
  if (!member) throw refuse('NOT_FOUND', 'memberId');
  if (!member.fits) throw refuse('INVALID', 'memberId');
  return id;
}
