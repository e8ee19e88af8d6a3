import { Injectable } from '@nestjs/common';
import { Throttle } from '../../common/auth/throttle.js';
import { requireViewer } from '../../common/auth/viewer.js';
import { DomainError } from '../../common/errors/domain-error.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { formatMessage } from '../../common/i18n/format-message.js';
import { Database } from '../../database/database.js';
import type { Sql, Transaction } from '../../database/sql.js';
import { DomainEvents } from '../../events/domain-events.js';
import { AuditLog } from '../audit/audit-log.js';
import type { AuditAction } from '../audit/audit-actions.messages.js';
import '../ideas/idea.events.js';
import { isBanned } from '../members/ban.sql.js';
import { emptyUnclaimed, lockAddress, unclaimedMember } from '../members/unclaimed-members.js';
import { holdPostsOf } from '../screening/screen-posts.js';
import type { CountedVote } from '../votes/cast-votes.js';
import { castBatch } from '../votes/vote-batch.js';
import type { Direction } from '../votes/vote-decision.js';
import type { CastVoteForInput, WithdrawVoteForInput } from './cast-vote-for.input.js';
import { A_CUSTOMER } from './cast-vote-for.messages.js';
import { CustomerNotes } from './customer-notes.js';
import { readTriaged } from './read-triaged.js';

type TriagedIdea = Awaited<ReturnType<typeof readTriaged>>;

interface Customer {
  id: number;
  isBanned: boolean;
  isUnclaimed: boolean;
}

/** What a customer said elsewhere, counted as their vote: of the member with that address, or of nobody yet. */
@Injectable()
export class CastVoteFor {
  constructor(
    private readonly database: Database,
    private readonly events: DomainEvents,
    private readonly audit: AuditLog,
    private readonly notes: CustomerNotes,
    private readonly throttle: Throttle,
  ) {}

  /**
   * A word of the customer's own wins, and the same vote again changes nothing; nor is one of somebody banned counted, which the team is not told. A
   * note is written all the same.
   * @throws UNAUTHENTICATED; NOT_FOUND on ideaId; FORBIDDEN for anybody but the board's teams and administrators; IDEA_CLOSED; VOTE_BUDGET_SPENT;
   *   RATE_LIMITED
   */
  async run(context: RequestContext, input: CastVoteForInput): Promise<CountedVote> {
    const idea = await this.begin(context, input.ideaId);
    const name = input.displayName || formatMessage(A_CUSTOMER, context.locale);
    return this.database.transaction(async (tx) => {
      await holdPostsOf(tx, requireViewer(context).memberId);
      await lockAddress(tx, input.email);
      const known = await customerWith(tx, input.email);
      const customerId = known?.id ?? (await unclaimedMember(tx, input.email, name));
      const direction = input.direction === 'PROMOTE' ? 1 : -1;
      const isCounted =
        known?.isBanned !== true && (await this.vote(tx, context, idea, customerId, direction));
      await this.notes.write(tx, context, customerId, { idea, isCounted, input });
      if (isCounted) await this.record(tx, context, idea, 'vote.castFor', { direction: input.direction });
      return { ideaId: idea.id, isCounted };
    });
  }

  /**
   * Takes back what a team cast for an address, never a word of the customer's own. With the last such vote address and name are forgotten.
   * @throws as above
   */
  async withdraw(context: RequestContext, { ideaId, email }: WithdrawVoteForInput): Promise<CountedVote> {
    const idea = await this.begin(context, ideaId);
    return this.database.transaction(async (tx) => {
      await lockAddress(tx, email);
      const customer = await customerWith(tx, email);
      const isCounted = customer !== null && (await this.vote(tx, context, idea, customer.id, 0));
      if (isCounted) await this.record(tx, context, idea, 'vote.withdrawnFor', {});
      if (customer?.isUnclaimed && !(await hasVotes(tx, customer.id))) {
        await this.notes.forget(tx, customer.id);
        await emptyUnclaimed(tx, customer.id);
      }
      return { ideaId: idea.id, isCounted };
    });
  }

  private async begin(context: RequestContext, ideaId: string): Promise<TriagedIdea> {
    const { memberId } = requireViewer(context);
    const idea = await readTriaged(this.database, context, ideaId);
    await this.throttle.consume('castVoteFor', String(memberId));
    return idea;
  }

  /** @returns whether it changed anything */
  private async vote(
    tx: Transaction,
    context: RequestContext,
    { id, boardId }: TriagedIdea,
    memberId: number,
    direction: Direction,
  ): Promise<boolean> {
    const castById = requireViewer(context).memberId;
    const order = { ideaId: id, memberId, direction, castById, boardIds: [boardId] };
    const { answers, changedIds } = await castBatch(tx, [order]);
    const [refused] = answers;
    if (refused) throw new DomainError([refused]);
    if (changedIds.length > 0) await this.events.emit('ideas.changed', { ideaIds: changedIds }, tx);
    return changedIds.length > 0;
  }

  private async record(
    tx: Transaction,
    context: RequestContext,
    { id }: TriagedIdea,
    action: AuditAction,
    details: Record<string, string>,
  ): Promise<void> {
    await this.audit.record(tx, context, [{ action, subject: { type: 'Idea', id }, details }]);
  }
}

/** Whoever has shown the address to be theirs, or else the row that stands for them. */
async function customerWith(tx: Sql, email: string): Promise<Customer | null> {
  const [customer] = await tx.query<Customer>(
    `SELECT m.id, ${isBanned('m')} AS "isBanned", m.is_unclaimed AS "isUnclaimed" FROM members m
     WHERE (m.email = $1 AND m.email_verified_at IS NOT NULL) OR m.id = (SELECT member_id FROM unclaimed_addresses WHERE email = $1)
     ORDER BY m.is_unclaimed LIMIT 1`,
    [email],
  );
  return customer ?? null;
}

async function hasVotes(tx: Sql, memberId: number): Promise<boolean> {
  const rows = await tx.query('SELECT 1 FROM votes WHERE member_id = $1 LIMIT 1', [memberId]);
  return rows.length > 0;
}
