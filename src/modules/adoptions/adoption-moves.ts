import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../database/sql.js';
import { DomainEvents } from '../../events/domain-events.js';
import '../ideas/idea.events.js';
import { moveIdeas, type StatusMove } from '../ideas/move-ideas.js';
import type { StatusModel } from '../statuses/status.model.js';
import type { AdoptableIdea } from './adoptable-ideas.js';
import type { AdoptionMoved } from './adoption.events.js';

/** Some ideas of a mutation that go the same way. */
export interface Move {
  kind: AdoptionMoved['kind'];
  ideas: readonly AdoptableIdea[];
  to: StatusModel;
}

/** Carries ideas along with their adoption, and says so. */
@Injectable()
export class AdoptionMoves {
  constructor(private readonly events: DomainEvents) {}

  /** One row of history an idea; one event a kind. @param response for whoever backed them; Markdown */
  async carry(
    tx: Transaction,
    moves: readonly Move[],
    { adoptionId, actorId, response }: { adoptionId: number; actorId: number; response: string | null },
  ): Promise<void> {
    const made = new Map<Move['kind'], StatusMove[]>();
    for (const { kind, ideas, to } of moves) {
      if (ideas.length === 0) continue;
      const steps = await moveIdeas(tx, ideas, to, actorId, response);
      made.set(kind, [...(made.get(kind) ?? []), ...steps]);
    }
    for (const [kind, steps] of made)
      await this.events.emit('adoption.moved', { adoptionId, kind, moves: steps, actorId }, tx);
  }

  /** Every one of an adoption's ideas shows what it says of itself. */
  async announce(tx: Transaction, ideaIds: readonly number[]): Promise<void> {
    if (ideaIds.length > 0) await this.events.emit('ideas.changed', { ideaIds }, tx);
  }
}

/** Ideas join an adoption; those that were in it before stay on record as they joined at first. */
export async function join(
  tx: Transaction,
  adoptionId: number,
  ideas: readonly AdoptableIdea[],
  actorId: number,
): Promise<void> {
  if (ideas.length === 0) return;
  const ids = ideas.map(({ id }) => id);
  await tx.query(
    `INSERT INTO adoption_ideas (adoption_id, idea_id, joined_by_id) SELECT $1, unnest($2::bigint[]), $3 ON CONFLICT DO NOTHING`,
    [adoptionId, ids, actorId],
  );
  await tx.query('UPDATE ideas SET adoption_id = $1 WHERE id = ANY ($2::bigint[])', [adoptionId, ids]);
}

/** Ideas leave an adoption that goes on, and are no more part of it. */
export async function leave(tx: Transaction, adoptionId: number, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.query('DELETE FROM adoption_ideas WHERE adoption_id = $1 AND idea_id = ANY ($2::bigint[])', [
    adoptionId,
    ids,
  ]);
  await tx.query('UPDATE ideas SET adoption_id = NULL WHERE adoption_id = $1 AND id = ANY ($2::bigint[])', [
    adoptionId,
    ids,
  ]);
}
