import { Injectable } from '@nestjs/common';
import { Throttle } from '../../common/auth/throttle.js';
import { requireViewer } from '../../common/auth/viewer.js';
import { DomainError, refuse } from '../../common/errors/domain-error.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { formatMessage } from '../../common/i18n/format-message.js';
import { Database } from '../../database/database.js';
import type { Sql, Transaction } from '../../database/sql.js';
import { DomainEvents } from '../../events/domain-events.js';
import { AuditLog } from '../audit/audit-log.js';
import { AddComment } from '../comments/add-comment.js';
import '../ideas/idea.events.js';
import { isBanned } from '../members/ban.sql.js';
import { lockAddress, unclaimedMember } from '../members/unclaimed-members.js';
import { castBatch } from '../votes/vote-batch.js';
import type { CastVoteForInput } from './cast-vote-for.input.js';
import { A_CUSTOMER, VOTED_FOR } from './cast-vote-for.messages.js';
import { readTriaged } from './read-triaged.js';

/** What a customer said elsewhere, counted as their vote: of the member with that address, or of nobody yet. */
@Injectable()
export class CastVoteFor {
  constructor(
    private readonly database: Database,
    private readonly events: DomainEvents,
    private readonly audit: AuditLog,
    private readonly comments: AddComment,
    private readonly throttle: Throttle,
  ) {}

  /**
   * A vote of the customer's own wins, and the same one again changes nothing; then nothing is written down either.
   * @returns the idea's number
   * @throws UNAUTHENTICATED; NOT_FOUND on ideaId; FORBIDDEN for anybody but the board's teams and administrators; IDEA_CLOSED; VOTE_BUDGET_SPENT;
   *   INVALID on email for who is banned; RATE_LIMITED
   */
  async run(context: RequestContext, input: CastVoteForInput): Promise<number> {
    const { memberId: castById } = requireViewer(context);
    const idea = await readTriaged(this.database, context, input.ideaId);
    await this.throttle.consume('castVoteFor', String(castById));
    const name = input.displayName || formatMessage(A_CUSTOMER, context.locale);
    const direction = input.direction === 'PROMOTE' ? 1 : -1;
    await this.database.transaction(async (tx) => {
      await lockAddress(tx, input.email);
      const memberId = (await memberWith(tx, input.email)) ?? (await unclaimedMember(tx, input.email, name));
      const order = { ideaId: idea.id, memberId, direction, castById, boardIds: [idea.boardId] } as const;
      const { answers, changedIds } = await castBatch(tx, [order]);
      const [refused] = answers;
      if (refused) throw new DomainError([refused]);
      if (changedIds.length === 0) return;
      await this.events.emit('ideas.changed', { ideaIds: changedIds }, tx);
      await this.writeDown(tx, context, input, name);
      await this.audit.record(tx, context, [
        {
          action: 'vote.castFor',
          subject: { type: 'Idea', id: idea.id },
          details: { direction: input.direction },
        },
      ]);
    });
    return idea.id;
  }

  /** Who said it and where, as a note of the team's: it can be read, mended and deleted like any other. */
  private async writeDown(
    tx: Transaction,
    context: RequestContext,
    { ideaId, displayName, note, direction }: CastVoteForInput,
    name: string,
  ): Promise<void> {
    if (!displayName && !note) return;
    const first = formatMessage(VOTED_FOR, context.locale, { direction, name });
    await this.comments.write(tx, context, {
      ideaId,
      body: note ? `${first}\n\n${note}` : first,
      internal: true,
    });
  }
}

/** Whoever has shown the address to be theirs. @throws INVALID on email for who is banned */
async function memberWith(tx: Sql, email: string): Promise<number | null> {
  const [member] = await tx.query<{ id: number; is_banned: boolean }>(
    `SELECT m.id, ${isBanned('m')} AS is_banned
     FROM members m WHERE m.email = $1 AND m.email_verified_at IS NOT NULL`,
    [email],
  );
  if (member?.is_banned) throw refuse('INVALID', 'email');
  return member?.id ?? null;
}
