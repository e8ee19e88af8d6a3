import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Transaction } from '../../database/sql.js';
import { DomainEvents } from '../../events/domain-events.js';
import '../comments/comment.events.js';
import '../ideas/idea.events.js';
import type { ContentId } from './content.js';
import { closeCases, reported } from './moderation-cases.js';

/** Whether its author deleted it. */
const BY_AUTHOR = {
  Idea: 'SELECT 1 FROM ideas WHERE id = $1 AND deleted_by_id = author_id',
  Comment: 'SELECT 1 FROM comments WHERE id = $1 AND deleted_by_id = author_id',
} as const;

const OPEN_BELOW = `
SELECT c.id FROM comments c JOIN moderation_items q ON q.comment_id = c.id WHERE c.idea_id = $1 AND q.closed_at IS NULL`;

/** What is deleted waits for nobody, unless it was reported and its author was faster than the moderators: those are to see what it was. */
@Injectable()
export class DeletedContent implements OnModuleInit {
  constructor(private readonly events: DomainEvents) {}

  onModuleInit(): void {
    this.events.onWithin('comment.deleted', ({ commentId }, tx) =>
      this.close(tx, { type: 'Comment', id: commentId }),
    );
    this.events.onWithin('idea.deleted', async ({ ideaId }, tx) => {
      await this.close(tx, { type: 'Idea', id: ideaId });
      const below = await tx.query<{ id: number }>(OPEN_BELOW, [ideaId]);
      await closeCases(
        tx,
        below.map(({ id }) => ({ type: 'Comment', id })),
      );
    });
  }

  private async close(tx: Transaction, subject: ContentId): Promise<void> {
    const [own] = await tx.query(BY_AUTHOR[subject.type], [subject.id]);
    if (own && (await reported(tx, [subject])).size > 0) return;
    await closeCases(tx, [subject]);
  }
}
