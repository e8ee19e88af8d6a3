import { Injectable } from '@nestjs/common';
import { requireViewer, type Viewer } from '../../common/auth/viewer.js';
import { forbidden, refuse } from '../../common/errors/domain-error.js';
import { decodeIdOf } from '../../common/graphql/node-id.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { Database } from '../../database/database.js';
import { idempotently } from '../../database/idempotent.js';
import type { Transaction } from '../../database/sql.js';
import { adoptable, ideaIdsIn, lockIdeas } from './adoptable-ideas.js';
import { AdoptionMoves, join } from './adoption-moves.js';
import { actsForTeam } from './adoption.policy.js';
import { statusFor } from './adoption-status.js';

export interface NewAdoption {
  ideaIds: readonly string[];
  teamId: string;
  title: string;
  /** Markdown. */
  summary: string;
  targetDate?: string | null;
  /** The official response that the supporters read, Markdown. */
  response: string;
  idempotencyKey?: string;
}

@Injectable()
export class AdoptIdeas {
  constructor(
    private readonly database: Database,
    private readonly moves: AdoptionMoves,
  ) {}

  /**
   * A team promises to make these ideas real; all of them or none.
   * @returns the adoption's number
   * @throws UNAUTHENTICATED; FORBIDDEN for another's team or board; NOT_FOUND on teamId; REQUIRED or TOO_MANY on ideaIds; NOT_FOUND,
   * IN_ADOPTION or IDEA_CLOSED on one of them
   */
  adopt(context: RequestContext, { idempotencyKey, ...adoption }: NewAdoption): Promise<number> {
    const viewer = requireViewer(context);
    if (adoption.ideaIds.length === 0) throw refuse('REQUIRED', 'ideaIds');
    const ids = ideaIdsIn(adoption.ideaIds, 'ideaIds');
    return this.database.transaction(async (tx) => {
      const teamId = await this.teamFor(tx, viewer, adoption.teamId);
      return idempotently(
        tx,
        { memberId: viewer.memberId, mutation: 'adoptIdeas', key: idempotencyKey, input: adoption },
        () => this.insert(tx, context, { ...adoption, teamId, ids }),
      );
    });
  }

  private async teamFor(tx: Transaction, viewer: Viewer, teamId: string): Promise<number> {
    const id = decodeIdOf('Team', teamId, 'teamId');
    const [team] = await tx.query<{ id: number }>('SELECT id FROM teams WHERE id = $1', [id]);
    if (!team) throw refuse('NOT_FOUND', 'teamId');
    if (!actsForTeam(viewer, team.id)) throw forbidden();
    return team.id;
  }

  private async insert(
    tx: Transaction,
    context: RequestContext,
    adoption: Omit<NewAdoption, 'teamId'> & { teamId: number; ids: readonly (number | null)[] },
  ): Promise<number> {
    const viewer = requireViewer(context);
    const { ids, teamId, title, summary, targetDate = null, response } = adoption;
    const ideas = adoptable(context, viewer, await lockIdeas(tx, ids), ids, 'ideaIds');
    const to = await statusFor(tx, { stage: 'COMMITTED', outcome: null });
    const [row] = await tx.query<{ id: number }>(
      `INSERT INTO adoptions (team_id, owner_id, title, summary, target_date, response)
       VALUES ($1, $2, $3, $4, $5::date, $6) RETURNING id`,
      [teamId, viewer.memberId, title, summary, targetDate, response],
    );
    if (!row) throw new Error('the adoption was not inserted');
    await join(tx, row.id, ideas, viewer.memberId);
    const step = { adoptionId: row.id, actorId: viewer.memberId, response };
    await this.moves.carry(tx, [{ kind: 'ADOPTED', ideas, to }], step);
    await this.moves.announce(
      tx,
      ideas.map(({ id }) => id),
    );
    return row.id;
  }
}
