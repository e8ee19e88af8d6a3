import { Injectable } from '@nestjs/common';
import { requireViewer } from '../../common/auth/viewer.js';
import { refuse } from '../../common/errors/domain-error.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { Database } from '../../database/database.js';
import { idempotently } from '../../database/idempotent.js';
import type { Transaction } from '../../database/sql.js';
import { DomainEvents } from '../../events/domain-events.js';
import './adoption.events.js';
import { AdoptionMoves } from './adoption-moves.js';
import { ideasIn, lockAdoption, type LockedAdoption } from './locked-adoption.js';

export interface NewAdoptionUpdate {
  adoptionId: string;
  /** Markdown. */
  body: string;
  idempotencyKey?: string;
}

@Injectable()
export class PostAdoptionUpdate {
  constructor(
    private readonly database: Database,
    private readonly events: DomainEvents,
    private readonly moves: AdoptionMoves,
  ) {}

  /**
   * Reports progress; after the delivery, too.
   * @returns the post's number
   * @throws UNAUTHENTICATED, FORBIDDEN; NOT_FOUND on adoptionId; TRANSITION_NOT_ALLOWED for a dropped one
   */
  post(context: RequestContext, { idempotencyKey, ...update }: NewAdoptionUpdate): Promise<number> {
    const { memberId } = requireViewer(context);
    return this.database.transaction(async (tx) => {
      const adoption = await lockAdoption(tx, context, update.adoptionId);
      return idempotently(
        tx,
        { memberId, mutation: 'postAdoptionUpdate', key: idempotencyKey, input: update },
        () => this.insert(tx, adoption, memberId, update.body),
      );
    });
  }

  private async insert(
    tx: Transaction,
    adoption: LockedAdoption,
    authorId: number,
    body: string,
  ): Promise<number> {
    if (adoption.stage === 'DROPPED') throw refuse('TRANSITION_NOT_ALLOWED', 'adoptionId');
    const [row] = await tx.query<{ id: number }>(
      'INSERT INTO adoption_updates (adoption_id, author_id, body) VALUES ($1, $2, $3) RETURNING id',
      [adoption.id, authorId, body],
    );
    if (!row) throw new Error('the progress post was not inserted');
    const posted = { adoptionId: adoption.id, updateId: row.id, actorId: authorId };
    await this.events.emit('adoption.updatePosted', posted, tx);
    await this.moves.announce(tx, await ideasIn(tx, adoption.id));
    return row.id;
  }
}
