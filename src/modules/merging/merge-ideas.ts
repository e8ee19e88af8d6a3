import { Injectable } from '@nestjs/common';
import { canTriageBoard, requireViewer } from '../../common/auth/viewer.js';
import { DomainError, forbidden, refuse } from '../../common/errors/domain-error.js';
import { decodeIdOf } from '../../common/graphql/node-id.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { Database } from '../../database/database.js';
import { DomainEvents } from '../../events/domain-events.js';
import '../ideas/idea.events.js';
import './merge.events.js';
import { readMergeFacts } from './merge-facts.js';
import { refusedMerge, refusedNumber } from './merge.policy.js';
import { lockForest, rearrangeIdeas } from './rearrange-ideas.js';

@Injectable()
export class MergeIdeas {
  constructor(
    private readonly database: Database,
    private readonly events: DomainEvents,
  ) {}

  /**
   * Merges ideas with all that is merged into them; those that are merged into that very target already stay so. Changes no status, budget or
   * reputation.
   * @returns the target's number
   * @throws UNAUTHENTICATED; NOT_FOUND; FORBIDDEN without a team's rights on every board concerned; REQUIRED, TOO_MANY; IN_ADOPTION for a source in
   * an adoption; INVALID for a target or source that can't be one
   */
  merge(context: RequestContext, targetId: string, sourceIds: readonly string[]): Promise<number> {
    const viewer = requireViewer(context);
    const id = decodeIdOf('Idea', targetId, 'targetId');
    if (id === null) throw refuse('NOT_FOUND', 'targetId');
    const wrongNumber = refusedNumber(sourceIds);
    if (wrongNumber) throw new DomainError([wrongNumber]);
    const ids = sourceIds.map((source) => decodeIdOf('Idea', source, 'sourceIds'));
    return this.database.transaction(async (tx) => {
      const locked = await lockForest(tx, [id, ...ids.filter((source) => source !== null)]);
      const facts = await readMergeFacts(tx, context, [id, ...ids]);
      const target = facts.get(id);
      if (!target) throw refuse('NOT_FOUND', 'targetId');
      const sources = ids.map((source) => (source === null ? undefined : facts.get(source)));
      const missing = sources.indexOf(undefined);
      if (missing >= 0) throw refuse('NOT_FOUND', ['sourceIds', String(missing)]);
      if (![...facts.values()].every(({ boardId }) => canTriageBoard(viewer, boardId))) throw forbidden();
      const refused = refusedMerge({ target, sources }, locked.forest);
      if (refused.length > 0) throw new DomainError(refused);
      const newIds = [...facts.keys()].filter(
        (source) => source !== id && locked.forest.targetOf(source) !== id,
      );
      const changedIds = await rearrangeIdeas(tx, locked, new Map(newIds.map((source) => [source, id])));
      if (changedIds.length === 0) return id;
      await this.events.emit(
        'ideas.merged',
        { targetId: id, sourceIds: newIds, actorId: viewer.memberId },
        tx,
      );
      await this.events.emit('ideas.rearranged', { ideaIds: changedIds }, tx);
      await this.events.emit('ideas.changed', { ideaIds: changedIds }, tx);
      return id;
    });
  }
}
