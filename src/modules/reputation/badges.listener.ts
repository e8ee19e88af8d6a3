import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../common/time/clock.js';
import type { Transaction } from '../../database/sql.js';
import { DomainEvents } from '../../events/domain-events.js';
import { JobHandlers } from '../../jobs/job-handlers.js';
import '../adoptions/adoption.events.js';
import type { AdoptionMoved } from '../adoptions/adoption.events.js';
import '../comments/comment.events.js';
import '../ideas/idea.events.js';
import '../moderation/moderation.events.js';
import { AwardBadges } from './award-badges.js';

declare module '../../jobs/job-queue.js' {
  interface JobMap {
    'award-badges': object;
  }
}

/** What may earn somebody a badge. */
@Injectable()
export class BadgesListener implements OnModuleInit {
  constructor(
    private readonly events: DomainEvents,
    private readonly handlers: JobHandlers,
    private readonly clock: Clock,
    private readonly badges: AwardBadges,
  ) {}

  onModuleInit(): void {
    const { events, badges } = this;
    events.onWithin('idea.submitted', ({ authorId }, tx) => badges.consider(tx, [authorId]));
    events.onWithin('content.moderated', ({ subjects }, tx) => {
      const shown = subjects.filter(({ to }) => to === 'VISIBLE');
      return badges.consider(
        tx,
        shown.map(({ authorId }) => authorId),
      );
    });
    events.onWithin('comment.liked', ({ commentId, isLiked }, tx) =>
      isLiked ? this.considerAuthor(tx, commentId) : Promise.resolve(),
    );
    events.onWithin('comment.extensionAccepted', ({ commentId }, tx) => this.considerAuthor(tx, commentId));
    events.onWithin('adoption.moved', (event, tx) => this.adoptionMoved(event, tx));
    this.handlers.register('award-badges', (_, signal) => badges.awardDue(this.clock.now(), signal));
    this.handlers.schedule('award-badges', '* * * * *');
  }

  private async considerAuthor(tx: Transaction, commentId: number): Promise<void> {
    const rows = await tx.query<{ author_id: number }>('SELECT author_id FROM comments WHERE id = $1', [
      commentId,
    ]);
    await this.badges.consider(
      tx,
      rows.map((row) => row.author_id),
    );
  }

  private async adoptionMoved({ kind, moves }: AdoptionMoved, tx: Transaction): Promise<void> {
    if (kind === 'STATUS_CHANGED') return;
    await this.badges.considerIdeas(
      tx,
      moves.map(({ ideaId }) => ideaId),
    );
  }
}
