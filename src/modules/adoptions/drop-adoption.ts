import { Injectable } from '@nestjs/common';
import { requireViewer } from '../../common/auth/viewer.js';
import { refuse } from '../../common/errors/domain-error.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { Database } from '../../database/database.js';
import { lockIdeas } from './adoptable-ideas.js';
import { AdoptionMoves } from './adoption-moves.js';
import { isUnderWay } from './adoption-stage.js';
import { statusOutside } from './adoption-status.js';
import { ideasIn, lockAdoption } from './locked-adoption.js';

export interface Drop {
  adoptionId: string;
  /** Why; supporters read it. Markdown. */
  response: string;
  /** Where its ideas go. */
  statusKey: string;
}

@Injectable()
export class DropAdoption {
  constructor(
    private readonly database: Database,
    private readonly moves: AdoptionMoves,
  ) {}

  /**
   * Gives a promise up. The adoption stays on record as what its ideas once were in; they are free for another.
   * @returns the adoption's number
   * @throws UNAUTHENTICATED, FORBIDDEN; NOT_FOUND on adoptionId or statusKey; ADOPTION_NEEDED on statusKey; TRANSITION_NOT_ALLOWED where it
   * is not under way
   */
  drop(context: RequestContext, { adoptionId, response, statusKey }: Drop): Promise<number> {
    const { memberId: actorId } = requireViewer(context);
    return this.database.transaction(async (tx) => {
      const adoption = await lockAdoption(tx, context, adoptionId);
      if (!isUnderWay(adoption.stage)) throw refuse('TRANSITION_NOT_ALLOWED', 'adoptionId');
      const ids = await ideasIn(tx, adoption.id);
      const ideas = [...(await lockIdeas(tx, ids)).values()];
      const to = await statusOutside(tx, statusKey, 'statusKey');
      await tx.query(
        `UPDATE adoptions SET stage = 'DROPPED', response = $2, dropped_at = now(), updated_at = now() WHERE id = $1`,
        [adoption.id, response],
      );
      await tx.query('UPDATE ideas SET adoption_id = NULL WHERE adoption_id = $1', [adoption.id]);
      await this.moves.carry(tx, [{ kind: 'STATUS_CHANGED', ideas, to }], {
        adoptionId: adoption.id,
        actorId,
        response,
      });
      await this.moves.announce(tx, ids);
      return adoption.id;
    });
  }
}
