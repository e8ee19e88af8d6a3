import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Transaction } from '../../database/sql.js';
import { DomainEvents } from '../../events/domain-events.js';
import { countChanges } from '../ideas/idea-tallies.js';
import { lockTrees } from '../ideas/idea-trees.js';
import '../ideas/idea.events.js';
import '../members/member.events.js';
import { emptyUnclaimed, lockAddress } from '../members/unclaimed-members.js';
import './vote.events.js';
import { recomputeFromVotes } from '../ranking/recompute.js';

/** Ideas of customer $1's votes in trees where member $2 has said something themselves. */
const DOUBLED = `
SELECT v.idea_id FROM votes v JOIN ideas i ON i.id = v.idea_id
WHERE v.member_id = $1 AND EXISTS (
  SELECT 1 FROM votes own JOIN ideas o ON o.id = own.idea_id
  WHERE own.member_id = $2 AND coalesce(o.root_id, o.id) = coalesce(i.root_id, i.id))`;

/** Whoever shows an address to be theirs takes over the votes that teams cast for it; where they voted themselves, that vote stands. */
@Injectable()
export class CustomerVotesListener implements OnModuleInit {
  constructor(private readonly events: DomainEvents) {}

  onModuleInit(): void {
    this.events.onWithin('member.emailVerified', async ({ memberId, email }, tx) => {
      await lockAddress(tx, email);
      const [customer] = await tx.query<{ member_id: number }>(
        'SELECT member_id FROM unclaimed_addresses WHERE email = $1',
        [email],
      );
      if (customer) await this.takeOver(tx, customer.member_id, memberId);
    });
  }

  private async takeOver(tx: Transaction, customerId: number, memberId: number): Promise<void> {
    const voted = await tx.query<{ idea_id: number }>('SELECT idea_id FROM votes WHERE member_id = $1', [
      customerId,
    ]);
    const tallies = await lockTrees(
      tx,
      voted.map(({ idea_id }) => idea_id),
    );
    const doubled = await tx.query<{ idea_id: number }>(DOUBLED, [customerId, memberId]);
    await tx.query('DELETE FROM votes WHERE member_id = $1 AND idea_id = ANY ($2::bigint[])', [
      customerId,
      doubled.map(({ idea_id }) => idea_id),
    ]);
    // Theirs from now on: no team changes them any more, and they show among the supporters.
    await tx.query('UPDATE votes SET member_id = $2, cast_by_id = NULL WHERE member_id = $1', [
      customerId,
      memberId,
    ]);
    await emptyUnclaimed(tx, customerId);
    await this.events.emit('customer.claimed', { customerId, memberId }, tx);
    const ideaIds = tallies.map(({ id }) => id);
    if (doubled.length > 0) {
      await recomputeFromVotes(tx, ideaIds);
      await countChanges(tx, tallies);
    }
    if (ideaIds.length > 0) await this.events.emit('ideas.changed', { ideaIds }, tx);
  }
}
