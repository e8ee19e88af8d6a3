import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { formatMessage } from '../../common/i18n/format-message.js';
import type { Transaction } from '../../database/sql.js';
import { DomainEvents } from '../../events/domain-events.js';
import { AddComment } from '../comments/add-comment.js';
import '../members/member.events.js';
import { MemberTexts } from '../members/member-texts.js';
import '../votes/vote.events.js';
import type { CastVoteForInput } from './cast-vote-for.input.js';
import { A_CUSTOMER, SAID, VOTED_FOR } from './cast-vote-for.messages.js';
import { withoutWords } from './without-words.js';

interface NoteRow {
  comment_id: number;
  name: string | null;
  body: string;
}

/** The same words of the same customer's again, on the idea $2 by the author $3. */
const REPEATED = `
SELECT 1 FROM customer_notes n JOIN comments c ON c.id = n.comment_id
WHERE n.member_id = $1 AND c.idea_id = $2 AND c.author_id = $3 AND c.deleted_at IS NULL AND right(c.body, length($4)) = $4 LIMIT 1`;

/** What customers said and where, as notes of the team's: each can be read, mended and deleted like any other. */
@Injectable()
export class CustomerNotes implements OnModuleInit {
  constructor(
    private readonly comments: AddComment,
    private readonly events: DomainEvents,
    private readonly texts: MemberTexts,
  ) {}

  onModuleInit(): void {
    this.texts.register({ table: 'customer_notes', key: 'comment_id', columns: ['name'] });
    this.events.onWithin('customer.claimed', async ({ customerId, memberId }, tx) => {
      await tx.query('UPDATE customer_notes SET member_id = $2 WHERE member_id = $1', [customerId, memberId]);
    });
    this.events.onWithin('member.erasing', ({ memberId }, tx) => this.forget(tx, memberId));
  }

  /**
   * Writes down who it was, if a vote was counted, and in any case what they said; the same words once more, of an answer that got lost, are left out.
   * @param customerId the member who stands for the customer
   */
  async write(
    tx: Transaction,
    context: RequestContext,
    customerId: number,
    { idea, isCounted, input }: { idea: { id: number }; isCounted: boolean; input: CastVoteForInput },
  ): Promise<void> {
    const { displayName, note, direction, ideaId } = input;
    if (!note && !(displayName && isCounted)) return;
    const authorId = context.viewer?.memberId;
    if (note && !isCounted) {
      const repeated = await tx.query(REPEATED, [customerId, idea.id, authorId, note]);
      if (repeated.length > 0) return;
    }
    const name = displayName || formatMessage(A_CUSTOMER, context.locale);
    const first = formatMessage(isCounted ? VOTED_FOR : SAID, context.locale, { direction, name });
    const body = note ? `${first}\n\n${note}` : first;
    const commentId = await this.comments.write(tx, context, { ideaId, body, internal: true });
    await tx.query('INSERT INTO customer_notes (comment_id, member_id, name) VALUES ($1, $2, $3)', [
      commentId,
      customerId,
      displayName || null,
    ]);
  }

  /** What they said stays, without the name and the address. */
  async forget(tx: Transaction, memberId: number): Promise<void> {
    const [member] = await tx.query<{ email: string | null }>('SELECT email FROM members WHERE id = $1', [
      memberId,
    ]);
    const notes = await tx.query<NoteRow>(
      `SELECT n.comment_id, n.name, c.body FROM customer_notes n JOIN comments c ON c.id = n.comment_id
       WHERE n.member_id = $1 ORDER BY c.id FOR NO KEY UPDATE OF c`,
      [memberId],
    );
    for (const { comment_id, name, body } of notes) {
      const words = [name, member?.email ?? null].filter((word) => word !== null);
      await tx.query('UPDATE comments SET body = $2 WHERE id = $1', [comment_id, withoutWords(body, words)]);
      for (const earlier of await tx.query<{ id: number; body: string }>(
        'SELECT id, body FROM comment_revisions WHERE comment_id = $1',
        [comment_id],
      ))
        await tx.query('UPDATE comment_revisions SET body = $2 WHERE id = $1', [
          earlier.id,
          withoutWords(earlier.body, words),
        ]);
    }
    await tx.query('DELETE FROM customer_notes WHERE member_id = $1', [memberId]);
  }
}
