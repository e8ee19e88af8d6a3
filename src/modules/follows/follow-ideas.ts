import { Injectable } from '@nestjs/common';
import { Throttle } from '../../common/auth/throttle.js';
import { canModerate, requireViewer } from '../../common/auth/viewer.js';
import { refuse } from '../../common/errors/domain-error.js';
import { decodeIdOf } from '../../common/graphql/node-id.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { Database } from '../../database/database.js';
import type { Transaction } from '../../database/sql.js';
import { DomainEvents } from '../../events/domain-events.js';
import '../ideas/idea.events.js';
import { treeOf } from '../ideas/idea-tree.sql.js';

const LOCKED = `
SELECT is_present FROM ideas
WHERE id = $1 AND deleted_at IS NULL AND board_id = ANY ($2) AND (moderation = 'VISIBLE' OR author_id = $3 OR $4)
FOR NO KEY UPDATE`;

const LATEST = `
WITH RECURSIVE ${treeOf('ARRAY[$1::bigint]')}
SELECT f.follows, f.changed_at FROM tree t JOIN idea_follows f ON f.idea_id = t.id AND f.member_id = $2
ORDER BY f.changed_at DESC, f.idea_id DESC LIMIT 1`;

/** Later than any earlier word of the member's, whatever the clock says. */
const WRITE = `
INSERT INTO idea_follows (member_id, idea_id, follows, changed_at)
VALUES ($1, $2, $3, greatest(clock_timestamp(), $4::timestamptz + interval '1 millisecond'))
ON CONFLICT (member_id, idea_id) DO UPDATE SET follows = excluded.follows, changed_at = excluded.changed_at`;

@Injectable()
export class FollowIdeas {
  constructor(
    private readonly database: Database,
    private readonly events: DomainEvents,
    private readonly throttle: Throttle,
  ) {}

  /**
   * Follows an idea, whatever its stage, or mutes it, also for its author and those who voted; again changes nothing. As with votes, on an idea with
   * others merged into it a member's latest word on any of them counts.
   * @returns the idea's number
   * @throws UNAUTHENTICATED; NOT_FOUND on ideaId; IDEA_CLOSED for one that is merged, held or hidden; RATE_LIMITED
   */
  async set(context: RequestContext, ideaId: string, follows: boolean): Promise<number> {
    const { memberId } = requireViewer(context);
    const id = decodeIdOf('Idea', ideaId, 'ideaId');
    if (id === null) throw refuse('NOT_FOUND', 'ideaId');
    await this.throttle.consumeHere('follow', String(memberId));
    await this.throttle.consumeHereByNetwork('followByNetwork', context);
    await this.database.transaction(async (tx) => {
      await lock(tx, context, id, memberId);
      const [latest] = await tx.query<{ follows: boolean; changed_at: Date }>(LATEST, [id, memberId]);
      if (latest?.follows === follows) return;
      await tx.query(WRITE, [memberId, id, follows, latest?.changed_at ?? null]);
      // A first word that mutes leaves the number as it is.
      const change = follows ? 1 : latest ? -1 : 0;
      if (change === 0) return;
      await tx.query('UPDATE ideas SET follower_count = follower_count + $2 WHERE id = $1', [id, change]);
      await this.events.emit('ideas.changed', { ideaIds: [id] }, tx);
    });
    return id;
  }
}

/** Under the idea's row lock nobody else changes who follows it, nor what is merged into it. */
async function lock(tx: Transaction, context: RequestContext, id: number, memberId: number): Promise<void> {
  const [idea] = await tx.query<{ is_present: boolean }>(LOCKED, [
    id,
    context.boardIds,
    memberId,
    canModerate(context.viewer),
  ]);
  if (!idea) throw refuse('NOT_FOUND', 'ideaId');
  if (!idea.is_present) throw refuse('IDEA_CLOSED');
}
