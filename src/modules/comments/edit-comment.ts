import { Injectable } from '@nestjs/common';
import { Throttle } from '../../common/auth/throttle.js';
import { requireViewer } from '../../common/auth/viewer.js';
import { forbidden, refuse } from '../../common/errors/domain-error.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { Database } from '../../database/database.js';
import type { Transaction } from '../../database/sql.js';
import { DomainEvents } from '../../events/domain-events.js';
import { AttachmentsService } from '../attachments/attachments.service.js';
import '../ideas/idea.events.js';
import { ScreenPosts } from '../screening/screen-posts.js';
import { canEditComment, isAuthor, isReadable } from './comment.policy.js';
import './comment.events.js';
import { factsOf, type CommentRow } from './comment.row.js';
import { lockComment } from './locked-comment.js';
import { recordChange } from './lock-discussion.js';
import { mentionedMembers } from './mentions.js';

export interface CommentEdit {
  commentId: string;
  /** Markdown; cleaned and within its limit. */
  body: string;
  attachmentIds?: string[] | null;
}

@Injectable()
export class EditComment {
  constructor(
    private readonly database: Database,
    private readonly events: DomainEvents,
    private readonly screening: ScreenPosts,
    private readonly throttle: Throttle,
    private readonly attachments: AttachmentsService,
  ) {}

  /**
   * What it said before is kept; the same text again, with the same files, changes nothing.
   * @returns the comment's number
   * @throws UNAUTHENTICATED; NOT_FOUND on commentId; FORBIDDEN for anybody but its author; IDEA_CLOSED; INVALID on body for more
   * links than somebody new may post; NOT_FOUND or TOO_MANY on attachmentIds; RATE_LIMITED
   */
  async edit(context: RequestContext, { commentId, ...edit }: CommentEdit): Promise<number> {
    const viewer = requireViewer(context);
    await this.throttle.consume('comment', String(viewer.memberId));
    await this.throttle.consumeByNetwork('commentByNetwork', context);
    return this.database.transaction(async (tx) => {
      const { row, ideas } = await lockComment(tx, context, commentId);
      const [{ boardId }] = ideas;
      const facts = factsOf(row);
      if (!isReadable(viewer, facts)) throw refuse('NOT_FOUND', 'commentId');
      if (!canEditComment(viewer, facts))
        throw isAuthor(viewer, facts) && facts.moderation !== 'HIDDEN' ? refuse('IDEA_CLOSED') : forbidden();
      const body = this.attachments.withOwnAddresses(edit.body);
      const areFilesChanged = await this.attachments.attach(tx, {
        to: { commentId: row.id },
        authorId: viewer.memberId,
        ids: edit.attachmentIds,
        body,
      });
      if (row.body === body && !areFilesChanged) return row.id;
      if (!facts.isInternal) await this.screening.screenEdit(tx, viewer, boardId, row.body, body);
      if (row.body !== body)
        await tx.query('INSERT INTO comment_revisions (comment_id, body) VALUES ($1, $2)', [
          row.id,
          row.body,
        ]);
      await tx.query('UPDATE comments SET body = $2, edited_at = clock_timestamp() WHERE id = $1', [
        row.id,
        body,
      ]);
      if (!facts.isInternal && facts.moderation === 'VISIBLE') {
        await recordChange(tx, ideas, {});
        await this.events.emit('ideas.changed', { ideaIds: ideas.map(({ id }) => id) }, tx);
      }
      if (facts.moderation === 'VISIBLE') await this.tellNamed(tx, row, { body, boardId });
      return row.id;
    });
  }

  /** Whom a text that waits for a moderator names is told when it passes. */
  private async tellNamed(
    tx: Transaction,
    { id, home_id, member_id: authorId, is_internal: isInternal, body: before }: CommentRow,
    { body, boardId }: { body: string; boardId: number },
  ): Promise<void> {
    const memberIds = await mentionedMembers(tx, { body, authorId, boardId, isInternal }, before);
    if (memberIds.length === 0) return;
    const mentioned = { commentId: id, ideaId: home_id, actorId: authorId, memberIds };
    await this.events.emit('comment.mentioned', mentioned, tx);
  }
}
