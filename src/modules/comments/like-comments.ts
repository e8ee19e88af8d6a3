import { Injectable } from '@nestjs/common';
import { Throttle } from '../../common/auth/throttle.js';
import { requireViewer } from '../../common/auth/viewer.js';
import { forbidden, refuse } from '../../common/errors/domain-error.js';
import { decodeIdOf } from '../../common/graphql/node-id.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { Database } from '../../database/database.js';
import { DomainEvents } from '../../events/domain-events.js';
import '../ideas/idea.events.js';
import './comment.events.js';
import { canLike, isReadable } from './comment.policy.js';
import { factsOf } from './comment.row.js';
import { lockCommentRow } from './locked-comment.js';

const LIKE = `INSERT INTO comment_likes (comment_id, member_id) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING comment_id`;
const UNLIKE = `DELETE FROM comment_likes WHERE comment_id = $1 AND member_id = $2 RETURNING comment_id`;

@Injectable()
export class LikeComments {
  constructor(
    private readonly database: Database,
    private readonly events: DomainEvents,
    private readonly throttle: Throttle,
  ) {}

  /**
   * One like a member a comment; the same again changes nothing.
   * @returns the comment's number
   * @throws UNAUTHENTICATED; NOT_FOUND on commentId; FORBIDDEN for one's own comment and for notes; RATE_LIMITED
   */
  async set(context: RequestContext, commentId: string, isLiked: boolean): Promise<number> {
    const viewer = requireViewer(context);
    const id = decodeIdOf('Comment', commentId, 'commentId');
    await this.throttle.consumeHere('like', String(viewer.memberId));
    await this.throttle.consumeHereByNetwork('likeByNetwork', context);
    return this.database.transaction(async (tx) => {
      const row = await lockCommentRow(tx, context, id);
      const facts = factsOf(row);
      if (!isReadable(viewer, facts)) throw refuse('NOT_FOUND', 'commentId');
      if (!canLike(viewer, facts)) throw forbidden();
      const changed = await tx.query(isLiked ? LIKE : UNLIKE, [row.id, viewer.memberId]);
      if (changed.length > 0) {
        await tx.query('UPDATE comments SET like_count = like_count + $2 WHERE id = $1', [
          row.id,
          isLiked ? 1 : -1,
        ]);
        const { memberId } = viewer;
        await this.events.emit('comment.liked', { commentId: row.id, memberId, isLiked }, tx);
        const ideaIds = [...new Set([row.idea_id, row.home_id])];
        await this.events.emit('ideas.changed', { ideaIds }, tx);
      }
      return row.id;
    });
  }
}
