import { Injectable } from '@nestjs/common';
import { requireViewer } from '../../common/auth/viewer.js';
import { refuse } from '../../common/errors/domain-error.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { Database } from '../../database/database.js';
import type { Transaction } from '../../database/sql.js';
import { ideaIdsIn, lockIdeas } from './adoptable-ideas.js';
import { AdoptionMoves, join, leave, type Move } from './adoption-moves.js';
import type { DeliveryLink } from './adoption.model.js';
import { isUnderWay, type AdoptionStage } from './adoption-stage.js';
import { statusFor, statusOutside } from './adoption-status.js';
import { planMembership, type Membership } from './plan-membership.js';
import { ideasIn, lockAdoption, type LockedAdoption } from './locked-adoption.js';
import { ownerFor } from './owner-for.js';
import { saveLinks } from './save-links.js';

/** What is left out stays as it is. */
export interface AdoptionChange {
  adoptionId: string;
  title?: string;
  /** Markdown. */
  summary?: string;
  stage?: AdoptionStage;
  /** For ideas that join, leave or move on; Markdown. */
  response?: string;
  /** Where ideas that leave go. */
  removedStatusKey?: string;
  /** Null: no date is promised any more. */
  targetDate?: string | null;
  links?: readonly DeliveryLink[];
  addIdeaIds?: readonly string[];
  removeIdeaIds?: readonly string[];
  ownerId?: string;
}

@Injectable()
export class UpdateAdoption {
  constructor(
    private readonly database: Database,
    private readonly moves: AdoptionMoves,
  ) {}

  /**
   * Changes what is promised, how far it has come and which ideas it is about. What has ended keeps its stage and its ideas; its words, its
   * links and its owner may still be put right.
   * @returns the adoption's number
   * @throws UNAUTHENTICATED, FORBIDDEN; NOT_FOUND on adoptionId, ownerId or removedStatusKey; INVALID on stage, ownerId, removeIdeaIds (no
   * idea would be left), removedStatusKey or response (nothing for it); TRANSITION_NOT_ALLOWED for what has ended; REQUIRED on
   * removedStatusKey; ADOPTION_NEEDED; RESPONSE_REQUIRED; for ideas that join what `adoptIdeas` throws, on addIdeaIds
   */
  update(context: RequestContext, change: AdoptionChange): Promise<number> {
    requireViewer(context);
    if (change.stage && !isUnderWay(change.stage)) throw refuse('INVALID', 'stage');
    return this.database.transaction(async (tx) => {
      const adoption = await lockAdoption(tx, context, change.adoptionId);
      refuseIfEnded(adoption, change);
      refuseIdle(change);
      const ids = await this.carryIdeas(tx, context, adoption, change);
      await save(tx, adoption.id, change, await ownerFor(tx, adoption, change.ownerId));
      await this.moves.announce(tx, ids);
      return adoption.id;
    });
  }

  /** @returns all ideas concerned: what they show of their adoption changes, too */
  private async carryIdeas(
    tx: Transaction,
    context: RequestContext,
    adoption: LockedAdoption,
    change: AdoptionChange,
  ): Promise<number[]> {
    const { memberId: actorId } = requireViewer(context);
    const current = await ideasIn(tx, adoption.id);
    const added = ideaIdsIn(change.addIdeaIds ?? [], 'addIdeaIds');
    const removed = ideaIdsIn(change.removeIdeaIds ?? [], 'removeIdeaIds');
    if (added.length + removed.length === 0 && change.stage === undefined) return current;
    const stage = change.stage ?? adoption.stage;
    if (!isUnderWay(stage)) return current;
    const locked = await lockIdeas(tx, [...current, ...added, ...removed]);
    const to = await statusFor(tx, { stage, outcome: null });
    const out =
      removed.length > 0 ? await statusOutside(tx, change.removedStatusKey ?? '', 'removedStatusKey') : to;
    const plan = planMembership(context, locked, { adoptionId: adoption.id, added, removed });
    const stepping = this.stepping(plan, to.statusId, change);
    if (to.requiresResponse && stepping.length > 0 && change.response === undefined)
      throw refuse('RESPONSE_REQUIRED', 'response');
    await leave(
      tx,
      adoption.id,
      plan.leaving.map(({ id }) => id),
    );
    await join(tx, adoption.id, plan.joining, actorId);
    const moves: Move[] = [
      { kind: 'ADOPTED', ideas: plan.joining, to },
      { kind: 'STATUS_CHANGED', ideas: plan.leaving, to: out },
      { kind: 'STATUS_CHANGED', ideas: stepping, to },
    ];
    const response = change.response ?? null;
    await this.moves.carry(tx, moves, { adoptionId: adoption.id, actorId, response });
    return [...locked.keys()];
  }

  /** With a response every idea is told of the step, and without one those whose status it changes. */
  private stepping({ staying }: Membership, statusId: number, { stage, response }: AdoptionChange) {
    if (stage === undefined) return [];
    return staying.filter((idea) => response !== undefined || idea.statusId !== statusId);
  }
}

const has = (ids: readonly string[] | undefined): boolean => ids !== undefined && ids.length > 0;

function refuseIfEnded(adoption: LockedAdoption, change: AdoptionChange): void {
  if (isUnderWay(adoption.stage)) return;
  if (change.stage !== undefined) throw refuse('TRANSITION_NOT_ALLOWED', 'stage');
  if (has(change.addIdeaIds)) throw refuse('TRANSITION_NOT_ALLOWED', 'addIdeaIds');
  if (has(change.removeIdeaIds)) throw refuse('TRANSITION_NOT_ALLOWED', 'removeIdeaIds');
}

/** Whoever joins or leaves is owed an answer; and what nobody would read is not taken silently. */
function refuseIdle({ stage, response, removedStatusKey, addIdeaIds, removeIdeaIds }: AdoptionChange): void {
  const moves = has(addIdeaIds) || has(removeIdeaIds);
  if (has(removeIdeaIds) && removedStatusKey === undefined) throw refuse('REQUIRED', 'removedStatusKey');
  if (!has(removeIdeaIds) && removedStatusKey !== undefined) throw refuse('INVALID', 'removedStatusKey');
  if (moves && response === undefined) throw refuse('RESPONSE_REQUIRED', 'response');
  if (!moves && stage === undefined && response !== undefined) throw refuse('INVALID', 'response');
}

async function save(
  tx: Transaction,
  id: number,
  { title, summary, stage, response, targetDate, links }: AdoptionChange,
  ownerId: number | null,
): Promise<void> {
  await tx.query(
    `UPDATE adoptions SET title = coalesce($2, title), summary = coalesce($3, summary), stage = coalesce($4, stage),
       response = coalesce($5, response), target_date = CASE WHEN $6 THEN $7::date ELSE target_date END,
       owner_id = coalesce($8::bigint, owner_id), updated_at = now()
     WHERE id = $1`,
    [
      id,
      title ?? null,
      summary ?? null,
      stage ?? null,
      stage === undefined ? null : (response ?? null),
      targetDate !== undefined,
      targetDate ?? null,
      ownerId,
    ],
  );
  if (links) await saveLinks(tx, id, links);
}
