import { Injectable } from '@nestjs/common';
import { requireViewer } from '../../common/auth/viewer.js';
import { forbidden } from '../../common/errors/domain-error.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { Database } from '../../database/database.js';
import { DomainEvents } from '../../events/domain-events.js';
import './idea.events.js';
import { bumpCounters } from './idea-counters.js';
import { canDelete } from './idea.policy.js';
import { lockIdea } from './locked-idea.js';

@Injectable()
export class DeleteIdea {
  constructor(
    private readonly database: Database,
    private readonly events: DomainEvents,
  ) {}

  /** @throws UNAUTHENTICATED; NOT_FOUND on ideaId; FORBIDDEN for an author once somebody else took part */
  delete(context: RequestContext, ideaId: string, reason: string | undefined): Promise<void> {
    const viewer = requireViewer(context);
    return this.database.transaction(async (tx) => {
      const idea = await lockIdea(tx, context, ideaId);
      if (!canDelete(viewer, idea.facts)) throw forbidden();
      await tx.query(
        'UPDATE ideas SET deleted_at = now(), updated_at = now(), deleted_by_id = $2, deletion_reason = $3 WHERE id = $1',
        [idea.id, viewer.memberId, reason ?? null],
      );
      if (idea.isPresent) {
        await bumpCounters(tx, [
          {
            boardId: idea.boardId,
            statusId: idea.statusId,
            ideas: -1,
            votes: -idea.votes,
            comments: -idea.comments,
          },
        ]);
      }
      await this.events.emit('ideas.changed', { ideaIds: [idea.id] }, tx);
    });
  }
}
