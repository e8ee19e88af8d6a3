import { Injectable } from '@nestjs/common';
import { Throttle } from '../../common/auth/throttle.js';
import { requireViewer } from '../../common/auth/viewer.js';
import { refuse } from '../../common/errors/domain-error.js';
import { decodeIdOf } from '../../common/graphql/node-id.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import type { Direction } from './vote-decision.js';
import { VoteQueue } from './vote-queue.js';

/** A vote that was not refused. */
export interface CountedVote {
  ideaId: number;
  /** False where it stood already, or another one wins. */
  isCounted: boolean;
}

@Injectable()
export class CastVotes {
  constructor(
    private readonly queue: VoteQueue,
    private readonly throttle: Throttle,
  ) {}

  /**
   * Casts, switches or (direction 0) withdraws the viewer's vote; answered after the commit.
   * @returns the idea's number, and whether anything changed
   * @throws UNAUTHENTICATED; NOT_FOUND on ideaId; IDEA_CLOSED; VOTE_BUDGET_SPENT; RATE_LIMITED
   */
  async cast(context: RequestContext, ideaId: string, direction: Direction): Promise<CountedVote> {
    const { memberId } = requireViewer(context);
    const id = decodeIdOf('Idea', ideaId, 'ideaId');
    if (id === null) throw refuse('NOT_FOUND', 'ideaId');
    await this.throttle.consumeHere('vote', String(memberId));
    await this.throttle.consumeHereByNetwork('voteByNetwork', context);
    const isCounted = await this.queue.cast({ ideaId: id, memberId, direction, boardIds: context.boardIds });
    return { ideaId: id, isCounted };
  }
}
