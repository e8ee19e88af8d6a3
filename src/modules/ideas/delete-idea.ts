import { Injectable } from '@nestjs/common';
import { requireViewer } from '../../common/auth/viewer.js';
import { forbidden, refuse } from '../../common/errors/domain-error.js';
import { decodeIdOf } from '../../common/graphql/node-id.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { Database } from '../../database/database.js';
import { DomainEvents } from '../../events/domain-events.js';
import { AttachmentsService } from '../attachments/attachments.service.js';
import { AuditLog } from '../audit/audit-log.js';
import './idea.events.js';
import { countChanges, lockTallies } from './idea-tallies.js';
import { lockTrees } from './idea-trees.js';
import { canDelete } from './idea.policy.js';
import { lockIdea } from './locked-idea.js';

@Injectable()
export class DeleteIdea {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    private readonly events: DomainEvents,
    private readonly attachments: AttachmentsService,
  ) {}

  /** @throws UNAUTHENTICATED; NOT_FOUND on ideaId; FORBIDDEN for an author once somebody else took part */
  delete(context: RequestContext, ideaId: string, reason: string | undefined): Promise<void> {
    const viewer = requireViewer(context);
    const id = decodeIdOf('Idea', ideaId, 'ideaId');
    if (id === null) throw refuse('NOT_FOUND', 'ideaId');
    return this.database.transaction(async (tx) => {
      await lockTrees(tx, [id]);
      const idea = await lockIdea(tx, context, ideaId);
      if (!canDelete(viewer, idea.facts)) throw forbidden();
      await this.events.emit('idea.deleting', { ideaId: id }, tx);
      const before = await lockTallies(tx, [id]);
      await tx.query(
        'UPDATE ideas SET deleted_at = now(), updated_at = now(), deleted_by_id = $2, deletion_reason = $3 WHERE id = $1',
        [id, viewer.memberId, reason ?? null],
      );
      await countChanges(tx, before);
      await this.attachments.discard(tx, { ideaId: id });
      await this.events.emit(
        'idea.deleted',
        { ideaId: id, authorId: idea.authorId, actorId: viewer.memberId },
        tx,
      );
      if (viewer.memberId !== idea.authorId) {
        const details = { reason: reason ?? '' };
        await this.audit.record(tx, context, [
          { action: 'idea.deleted', subject: { type: 'Idea', id }, details },
        ]);
      }
      await this.events.emit('ideas.changed', { ideaIds: [id] }, tx);
    });
  }
}
