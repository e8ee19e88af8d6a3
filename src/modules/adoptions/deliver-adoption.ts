import { Injectable } from '@nestjs/common';
import { requireViewer } from '../../common/auth/viewer.js';
import { refuse } from '../../common/errors/domain-error.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { Database } from '../../database/database.js';
import { idempotently } from '../../database/idempotent.js';
import type { Transaction } from '../../database/sql.js';
import type { AdoptionOutcome } from '../statuses/stage.js';
import { lockIdeas } from './adoptable-ideas.js';
import type { DeliveryLink } from './adoption.model.js';
import { AdoptionMoves } from './adoption-moves.js';
import { isUnderWay } from './adoption-stage.js';
import { statusFor } from './adoption-status.js';
import { ideasIn, lockAdoption, type LockedAdoption } from './locked-adoption.js';
import { saveLinks } from './save-links.js';

export interface Delivery {
  adoptionId: string;
  outcome: AdoptionOutcome;
  /** The story that goes to every supporter, Markdown. */
  response: string;
  /** Left out: those of the adoption stay. */
  links?: readonly DeliveryLink[];
  idempotencyKey?: string;
}

@Injectable()
export class DeliverAdoption {
  constructor(
    private readonly database: Database,
    private readonly moves: AdoptionMoves,
  ) {}

  /**
   * What was promised is there, in full or in part.
   * @returns the adoption's number
   * @throws UNAUTHENTICATED, FORBIDDEN; NOT_FOUND on adoptionId; TRANSITION_NOT_ALLOWED where it is not under way
   */
  deliver(context: RequestContext, { idempotencyKey, ...delivery }: Delivery): Promise<number> {
    const { memberId } = requireViewer(context);
    return this.database.transaction(async (tx) => {
      const adoption = await lockAdoption(tx, context, delivery.adoptionId);
      return idempotently(
        tx,
        { memberId, mutation: 'deliverAdoption', key: idempotencyKey, input: delivery },
        () => this.save(tx, adoption, memberId, delivery),
      );
    });
  }

  private async save(
    tx: Transaction,
    adoption: LockedAdoption,
    actorId: number,
    { outcome, response, links }: Delivery,
  ): Promise<number> {
    if (!isUnderWay(adoption.stage)) throw refuse('TRANSITION_NOT_ALLOWED', 'adoptionId');
    const ids = await ideasIn(tx, adoption.id);
    const ideas = [...(await lockIdeas(tx, ids)).values()];
    const to = await statusFor(tx, { stage: 'DELIVERED', outcome });
    await tx.query(
      `UPDATE adoptions SET stage = 'DELIVERED', outcome = $2, response = $3, delivered_at = now(), delivered_by_id = $4, updated_at = now()
       WHERE id = $1`,
      [adoption.id, outcome, response, actorId],
    );
    if (links) await saveLinks(tx, adoption.id, links);
    const step = { adoptionId: adoption.id, actorId, response };
    await this.moves.carry(tx, [{ kind: 'DELIVERED', ideas, to }], step);
    await this.moves.announce(tx, ids);
    return adoption.id;
  }
}
