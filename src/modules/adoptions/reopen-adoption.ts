import { Injectable } from '@nestjs/common';
import { requireViewer } from '../../common/auth/viewer.js';
import { refuse } from '../../common/errors/domain-error.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { Database } from '../../database/database.js';
import type { Transaction } from '../../database/sql.js';
import { isVisibleTo, lockIdeas } from './adoptable-ideas.js';
import { AdoptionMoves, join, leave } from './adoption-moves.js';
import { isUnderWay, type AdoptionStage } from './adoption-stage.js';
import { statusFor } from './adoption-status.js';
import { lockAdoption } from './locked-adoption.js';

export interface Reopening {
  adoptionId: string;
  stage: AdoptionStage;
  /** Why; supporters read it. Markdown. */
  response: string;
}

@Injectable()
export class ReopenAdoption {
  constructor(
    private readonly database: Database,
    private readonly moves: AdoptionMoves,
  ) {}

  /**
   * Takes a delivery or a drop back. Ideas that another adoption has meanwhile, that were merged or deleted, stay out of it.
   * @returns the adoption's number
   * @throws UNAUTHENTICATED, FORBIDDEN; NOT_FOUND on adoptionId; INVALID on stage for one that no work goes on in, and on adoptionId where
   * no idea is left for it; TRANSITION_NOT_ALLOWED where it is under way
   */
  reopen(context: RequestContext, { adoptionId, stage, response }: Reopening): Promise<number> {
    const { memberId: actorId } = requireViewer(context);
    if (!isUnderWay(stage)) throw refuse('INVALID', 'stage');
    return this.database.transaction(async (tx) => {
      const adoption = await lockAdoption(tx, context, adoptionId);
      if (isUnderWay(adoption.stage)) throw refuse('TRANSITION_NOT_ALLOWED', 'adoptionId');
      const ids = await everIn(tx, adoption.id);
      const ideas = [...(await lockIdeas(tx, ids)).values()].filter(
        (idea) => !idea.isMerged && (idea.adoptionId === null || idea.adoptionId === adoption.id),
      );
      const to = await statusFor(tx, { stage, outcome: null });
      if (!ideas.some((idea) => isVisibleTo(context, idea))) throw refuse('INVALID', 'adoptionId');
      await tx.query(
        `UPDATE adoptions SET stage = $2, outcome = NULL, response = $3, delivered_at = NULL, delivered_by_id = NULL, dropped_at = NULL, updated_at = now()
         WHERE id = $1`,
        [adoption.id, stage, response],
      );
      const kept = new Set(ideas.map(({ id }) => id));
      await leave(
        tx,
        adoption.id,
        ids.filter((id) => !kept.has(id)),
      );
      await join(tx, adoption.id, ideas, actorId);
      const kind = adoption.stage === 'DROPPED' ? 'ADOPTED' : 'STATUS_CHANGED';
      await this.moves.carry(tx, [{ kind, ideas, to }], { adoptionId: adoption.id, actorId, response });
      await this.moves.announce(tx, ids);
      return adoption.id;
    });
  }
}

async function everIn(tx: Transaction, adoptionId: number): Promise<number[]> {
  const rows = await tx.query<{ idea_id: number }>(
    'SELECT idea_id FROM adoption_ideas WHERE adoption_id = $1 ORDER BY idea_id',
    [adoptionId],
  );
  return rows.map((row) => row.idea_id);
}
