import { Injectable } from '@nestjs/common';
import { canTriageBoard, requireViewer } from '../../common/auth/viewer.js';
import { forbidden, refuse } from '../../common/errors/domain-error.js';
import { decodeIdOf } from '../../common/graphql/node-id.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { Database } from '../../database/database.js';
import { DomainEvents } from '../../events/domain-events.js';
import '../ideas/idea.events.js';
import './merge.events.js';
import { readMergeFacts } from './merge-facts.js';
import { lockForest, rearrangeIdeas } from './rearrange-ideas.js';

export interface Unmerged {
  ideaId: number;
  /** The end of the chain that it was taken out of; null where it was not merged. */
  formerTargetId: number | null;
}

@Injectable()
export class UnmergeIdea {
  constructor(
    private readonly database: Database,
    private readonly events: DomainEvents,
  ) {}

  /**
   * Brings back exactly that idea with its own sources. An idea that stands alone already stays so.
   * @throws UNAUTHENTICATED; NOT_FOUND on ideaId; FORBIDDEN without a team's rights on its board and on that of the idea that it shows under
   */
  unmerge(context: RequestContext, ideaId: string): Promise<Unmerged> {
    const viewer = requireViewer(context);
    const id = decodeIdOf('Idea', ideaId, 'ideaId');
    if (id === null) throw refuse('NOT_FOUND', 'ideaId');
    return this.database.transaction(async (tx) => {
      const locked = await lockForest(tx, [id]);
      const root = locked.forest.rootOf(id);
      const idea = (await readMergeFacts(tx, context, [id])).get(id);
      if (!idea) throw refuse('NOT_FOUND', 'ideaId');
      const boards = locked.tallies.filter((row) => row.id === id || row.id === root);
      if (!boards.every((row) => canTriageBoard(viewer, row.board_id))) throw forbidden();
      if (root === id) return { ideaId: id, formerTargetId: null };
      const changedIds = await rearrangeIdeas(tx, locked, new Map([[id, null]]));
      await this.events.emit('ideas.rearranged', { ideaIds: changedIds }, tx);
      await this.events.emit('ideas.changed', { ideaIds: changedIds }, tx);
      return { ideaId: id, formerTargetId: root };
    });
  }
}
