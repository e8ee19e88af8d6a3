import { Injectable } from '@nestjs/common';
import { Throttle } from '../../common/auth/throttle.js';
import { requireViewer } from '../../common/auth/viewer.js';
import { forbidden, refuse } from '../../common/errors/domain-error.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { Database } from '../../database/database.js';
import { DomainEvents } from '../../events/domain-events.js';
import { AttachmentsService } from '../attachments/attachments.service.js';
import { AuditLog } from '../audit/audit-log.js';
import '../ideas/idea.events.js';
import './comment.events.js';
import { canDeleteComment, isAuthor, isReadable } from './comment.policy.js';
import { factsOf } from './comment.row.js';
import { lockComment } from './locked-comment.js';
import { recordChange } from './lock-discussion.js';

@Injectable()
export class DeleteComment {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    private readonly events: DomainEvents,
    private readonly attachments: AttachmentsService,
    private readonly throttle: Throttle,
  ) {}

  /**
   * While replies stand below it, it stays, empty; without any it is gone.
   * @param reason for the audit log, where a moderator deletes
   * @throws UNAUTHENTICATED; NOT_FOUND on commentId; FORBIDDEN for anybody but its author and moderators; RATE_LIMITED
   */
  async delete(context: RequestContext, commentId: string, reason?: string): Promise<void> {
    const viewer = requireViewer(context);
    await this.throttle.consume('comment', String(viewer.memberId));
    await this.throttle.consumeByNetwork('commentByNetwork', context);
    return this.database.transaction(async (tx) => {
      const { row, ideas } = await lockComment(tx, context, commentId);
      const facts = factsOf(row);
      if (!isReadable(viewer, facts)) throw refuse('NOT_FOUND', 'commentId');
      if (!canDeleteComment(viewer, facts)) throw forbidden();
      await tx.query(
        `UPDATE comments SET deleted_at = clock_timestamp(), deleted_by_id = $2, is_extension = false, accepted_at = NULL,
           accepted_by_id = NULL
         WHERE id = $1`,
        [row.id, viewer.memberId],
      );
      await this.attachments.detach(tx, row.id);
      const { isInternal, authorId } = facts;
      await this.events.emit(
        'comment.deleted',
        { commentId: row.id, ideaId: row.idea_id, authorId, actorId: viewer.memberId, isInternal },
        tx,
      );
      if (!isAuthor(viewer, facts))
        await this.audit.record(tx, context, [
          {
            action: 'comment.deleted',
            subject: { type: 'Comment', id: row.id },
            details: { reason: reason ?? '' },
          },
        ]);
      // What was held or hidden counted nowhere.
      if (facts.moderation !== 'VISIBLE') return;
      if (isInternal) {
        await tx.query('UPDATE ideas SET internal_note_count = internal_note_count - 1 WHERE id = $1', [
          row.idea_id,
        ]);
        return;
      }
      await recordChange(tx, ideas, { comments: -1 });
      await this.events.emit('ideas.changed', { ideaIds: ideas.map(({ id }) => id) }, tx);
    });
  }
}
