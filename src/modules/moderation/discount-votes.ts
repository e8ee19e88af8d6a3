import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../database/sql.js';
import { DomainEvents } from '../../events/domain-events.js';
import '../ideas/idea.events.js';
import { countChanges } from '../ideas/idea-tallies.js';
import { lockChains } from '../ideas/idea-trees.js';
import { recomputeFromVotes } from '../ranking/recompute.js';
import '../votes/vote.events.js';

/** Ideas whose votes move in one transaction. */
const AT_ONCE = 50;

const COLUMNS = 'id, idea_id, member_id, direction, cast_at, earns, cast_by_id';

const TAKE = `
WITH gone AS (
  DELETE FROM votes WHERE member_id = $1 AND idea_id = ANY ($2::bigint[]) RETURNING ${COLUMNS}
)
INSERT INTO discounted_votes (${COLUMNS}) SELECT * FROM gone
ON CONFLICT (member_id, idea_id) DO UPDATE SET id = excluded.id, direction = excluded.direction, cast_at = excluded.cast_at, earns = excluded.earns,
  cast_by_id = excluded.cast_by_id`;

/** What the member has said about an idea since stands. */
const GIVE_BACK = `
WITH back AS (
  DELETE FROM discounted_votes WHERE member_id = $1 AND idea_id = ANY ($2::bigint[]) RETURNING ${COLUMNS}
)
INSERT INTO votes (${COLUMNS}) OVERRIDING SYSTEM VALUE SELECT * FROM back
ON CONFLICT (idea_id, member_id) DO NOTHING`;

/**
 * Votes that a ban discounts stand in a table of their own, so that whatever reads votes knows nothing of them: counts, scores, supporters, budgets,
 * merges. They come back with their ids and times, as if they had never been away.
 */
@Injectable()
export class DiscountVotes {
  constructor(private readonly events: DomainEvents) {}

  /** Takes some of a member's votes out of the count. @returns how many ideas they were on; 0 once there are none */
  take(tx: Transaction, memberId: number): Promise<number> {
    return this.move(tx, memberId, 'votes', TAKE);
  }

  /** Lets some of them count again. @returns how many ideas they are on; 0 once there are none */
  giveBack(tx: Transaction, memberId: number): Promise<number> {
    return this.move(tx, memberId, 'discounted_votes', GIVE_BACK);
  }

  private async move(
    tx: Transaction,
    memberId: number,
    from: 'votes' | 'discounted_votes',
    text: string,
  ): Promise<number> {
    const rows = await tx.query<{ idea_id: number }>(
      `SELECT idea_id FROM ${from} WHERE member_id = $1 ORDER BY idea_id LIMIT ${AT_ONCE}`,
      [memberId],
    );
    if (rows.length === 0) return 0;
    const ids = rows.map((row) => row.idea_id);
    const tallies = await lockChains(tx, ids);
    await tx.query(text, [memberId, ids]);
    const counted = tallies.map(({ id }) => id);
    await recomputeFromVotes(tx, counted);
    await countChanges(tx, tallies);
    await this.events.emit('votes.changed', { votes: ids.map((ideaId) => ({ ideaId, memberId })) }, tx);
    await this.events.emit('ideas.changed', { ideaIds: counted }, tx);
    return rows.length;
  }
}
