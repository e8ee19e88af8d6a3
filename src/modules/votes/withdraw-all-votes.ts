import { Injectable } from '@nestjs/common';
import { DomainError } from '../../common/errors/domain-error.js';
import { Database } from '../../database/database.js';
import { DomainEvents } from '../../events/domain-events.js';
import '../ideas/idea.events.js';
import { countChanges } from '../ideas/idea-tallies.js';
import { lockChains } from '../ideas/idea-trees.js';
import { recomputeFromVotes } from '../ranking/recompute.js';
import { OPEN_STAGES_SQL } from '../statuses/stage.js';
import './vote.events.js';
import { VoteQueue } from './vote-queue.js';

/** Votes that one step takes. */
const BATCH = 100;

interface VotedIdea {
  id: number;
  board_id: number;
  /** Whether a withdrawal like any other takes the vote and leaves nothing of it. */
  is_plain: boolean;
}

const NEXT = `
SELECT i.id, i.board_id, i.is_present AND i.merged_count = 0 AND i.stage IN (${OPEN_STAGES_SQL}) AND v.direction <> 0 AS is_plain
FROM votes v JOIN ideas i ON i.id = v.idea_id
WHERE v.member_id = $1 ORDER BY v.idea_id LIMIT ${BATCH}`;

/** Takes every vote of a member back, on closed ideas, too, some at a time; what derives from them is exact after each step. */
@Injectable()
export class WithdrawAllVotes {
  constructor(
    private readonly database: Database,
    private readonly events: DomainEvents,
    private readonly queue: VoteQueue,
  ) {}

  /** @returns whether there was anything to take back */
  async next(memberId: number): Promise<boolean> {
    const ideas = await this.database.query<VotedIdea>(NEXT, [memberId]);
    const refused = await this.withdraw(
      memberId,
      ideas.filter(({ is_plain }) => is_plain),
    );
    const others = ideas.filter(({ is_plain }) => !is_plain).map(({ id }) => id);
    await this.remove(memberId, [...others, ...refused]);
    return ideas.length > 0;
  }

  /** @returns ideas that have closed meanwhile */
  private async withdraw(memberId: number, ideas: readonly VotedIdea[]): Promise<number[]> {
    const answers = await Promise.allSettled(
      ideas.map(({ id, board_id }) =>
        this.queue.cast({ ideaId: id, memberId, direction: 0, boardIds: [board_id] }),
      ),
    );
    return answers.flatMap((answer, i) => {
      const idea = ideas[i];
      if (answer.status === 'fulfilled' || !idea) return [];
      if (answer.reason instanceof DomainError) return [idea.id];
      throw answer.reason;
    });
  }

  private async remove(memberId: number, ideaIds: readonly number[]): Promise<void> {
    if (ideaIds.length === 0) return;
    await this.database.transaction(async (tx) => {
      const tallies = await lockChains(tx, ideaIds);
      await tx.query('DELETE FROM votes WHERE member_id = $1 AND idea_id = ANY ($2::bigint[])', [
        memberId,
        ideaIds,
      ]);
      const changedIds = tallies.map(({ id }) => id);
      await recomputeFromVotes(tx, changedIds);
      await countChanges(tx, tallies);
      await this.events.emit('votes.changed', { votes: ideaIds.map((ideaId) => ({ ideaId, memberId })) }, tx);
      await this.events.emit('ideas.changed', { ideaIds: changedIds }, tx);
    });
  }
}
