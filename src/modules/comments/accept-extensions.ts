import { Injectable } from '@nestjs/common';
import { Throttle } from '../../common/auth/throttle.js';
import { requireViewer } from '../../common/auth/viewer.js';
import { forbidden, refuse } from '../../common/errors/domain-error.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { Database } from '../../database/database.js';
import { DomainEvents } from '../../events/domain-events.js';
import { takesComments } from '../ideas/idea.policy.js';
import '../ideas/idea.events.js';
import './comment.events.js';
import { isAcceptable, isReadable, mayAccept } from './comment.policy.js';
import { factsOf } from './comment.row.js';
import { lockComment } from './locked-comment.js';
import { recordChange } from './lock-discussion.js';

const SET = `
UPDATE comments SET is_extension = $2, accepted_at = CASE WHEN $2 THEN clock_timestamp() END, accepted_by_id = CASE WHEN $2 THEN $3::bigint END
WHERE id = $1`;

/** Comments that become part of the idea, their authors sharing in the credit. */
@Injectable()
export class AcceptExtensions {
  constructor(
    private readonly database: Database,
    private readonly events: DomainEvents,
    private readonly throttle: Throttle,
  ) {}

  /**
   * Accepts a comment, or takes that back; the same again changes nothing.
   * @returns the comment's number
   * @throws UNAUTHENTICATED; NOT_FOUND on commentId; FORBIDDEN for anybody but the idea's author and the board's teams; INVALID on commentId for
   * a note, a comment by the idea's author or by the viewer; IDEA_CLOSED; RATE_LIMITED
   */
  async set(context: RequestContext, commentId: string, isExtension: boolean): Promise<number> {
    const viewer = requireViewer(context);
    await this.throttle.consume('comment', String(viewer.memberId));
    await this.throttle.consumeByNetwork('commentByNetwork', context);
    return this.database.transaction(async (tx) => {
      const { row, ideas } = await lockComment(tx, context, commentId);
      const facts = factsOf(row);
      if (!isReadable(viewer, facts)) throw refuse('NOT_FOUND', 'commentId');
      if (!mayAccept(viewer, facts)) throw forbidden();
      if (!isAcceptable(viewer, facts)) throw refuse('INVALID', 'commentId');
      if (!takesComments(facts.home)) throw refuse('IDEA_CLOSED');
      if (row.is_extension === isExtension) return row.id;
      await tx.query(SET, [row.id, isExtension, viewer.memberId]);
      await recordChange(tx, ideas, {});
      const change = { commentId: row.id, ideaId: row.home_id, actorId: viewer.memberId };
      await this.events.emit(
        isExtension ? 'comment.extensionAccepted' : 'comment.extensionRemoved',
        change,
        tx,
      );
      await this.events.emit('ideas.changed', { ideaIds: ideas.map(({ id }) => id) }, tx);
      return row.id;
    });
  }
}
