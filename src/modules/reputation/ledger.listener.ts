import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Transaction } from '../../database/sql.js';
import { DomainEvents } from '../../events/domain-events.js';
import '../adoptions/adoption.events.js';
import type { AdoptionMoved } from '../adoptions/adoption.events.js';
import '../boards/board.events.js';
import '../comments/comment.events.js';
import '../ideas/idea.events.js';
import '../members/member.events.js';
import '../merging/merge.events.js';
import '../moderation/moderation.events.js';
import type { ContentModerated } from '../moderation/moderation.events.js';
import '../triage/triage.events.js';
import '../votes/vote.events.js';
import { AwardBadges } from './award-badges.js';
import { RecountReputation } from './recount-reputation.js';
import { ReputationLedger } from './reputation-ledger.js';

/** Whatever earns or costs reputation, in the transaction in which it happens. */
@Injectable()
export class LedgerListener implements OnModuleInit {
  constructor(
    private readonly events: DomainEvents,
    private readonly ledger: ReputationLedger,
    private readonly recounts: RecountReputation,
    private readonly badges: AwardBadges,
  ) {}

  onModuleInit(): void {
    const { events, ledger, recounts, badges } = this;
    events.onWithin('votes.changed', async ({ votes }, tx) => {
      // Once it is delivered, whoever leaves makes room among an idea's early supporters.
      await badges.considerIdeas(tx, await ledger.alignVotes(tx, votes));
    });
    events.onWithin('adoption.moved', (event, tx) => this.adoptionMoved(event, tx));
    events.onWithin('idea.deleted', ({ ideaId }, tx) => ledger.alignIdeas(tx, [ideaId]));
    events.onWithin('idea.movedBoard', async ({ ideaId }, tx) => {
      await ledger.alignIdeas(tx, [ideaId]);
      await badges.considerIdeas(tx, [ideaId]);
    });
    events.onWithin('ideas.rearranged', ({ ideaIds }, tx) => ledger.alignOutcomes(tx, ideaIds));
    events.onWithin('comment.added', async ({ commentId, isInternal, authorId }, tx) => {
      if (!isInternal) await ledger.alignFirstComments(tx, await ideaOf(tx, commentId), authorId);
    });
    events.onWithin('comment.deleted', async ({ commentId, isInternal }, tx) => {
      if (!isInternal) await ledger.alignContent(tx, [], [commentId]);
    });
    events.onWithin('comment.liked', ({ commentId, memberId }, tx) =>
      ledger.alignLike(tx, commentId, memberId),
    );
    events.onWithin('comment.extensionAccepted', ({ commentId }, tx) => ledger.alignExtension(tx, commentId));
    events.onWithin('comment.extensionRemoved', ({ commentId }, tx) => ledger.alignExtension(tx, commentId));
    events.onWithin('content.moderated', (event, tx) => this.contentModerated(event, tx));
    events.onWithin('member.erasing', async ({ memberId }, tx) => {
      await ledger.forget(tx, memberId);
      await recounts.laterOfErased(tx, memberId);
    });
    events.onWithin('board.readersChanging', async ({ boardId, visibilityBefore, visibility }, tx) => {
      // Only what everybody may read earns anything.
      if ((visibilityBefore === 'PUBLIC') !== (visibility === 'PUBLIC'))
        await recounts.laterOfBoard(tx, boardId);
    });
  }

  /** Not only the ideas that moved: one that left while the adoption stood still earned by it, too. */
  private async adoptionMoved({ adoptionId, moves }: AdoptionMoved, tx: Transaction): Promise<void> {
    const rows = await tx.query<{ idea_id: number }>(
      'SELECT idea_id FROM adoption_ideas WHERE adoption_id = $1',
      [adoptionId],
    );
    const ids = new Set([...rows.map((row) => row.idea_id), ...moves.map(({ ideaId }) => ideaId)]);
    await this.ledger.alignOutcomes(tx, [...ids]);
  }

  private async contentModerated({ subjects }: ContentModerated, tx: Transaction): Promise<void> {
    const ideas = subjects.filter(({ type }) => type === 'Idea');
    const comments = subjects.filter((one) => one.type === 'Comment' && !one.isInternal);
    const idsOf = (some: typeof subjects): number[] => some.map(({ id }) => id);
    await this.ledger.alignContent(tx, idsOf(ideas), idsOf(comments));
    await this.badges.considerIdeas(tx, idsOf(ideas.filter(({ to }) => to === 'VISIBLE')));
  }
}

/** On which it was written; the event names the idea under which it shows. */
async function ideaOf(tx: Transaction, commentId: number): Promise<number> {
  const [row] = await tx.query<{ idea_id: number }>('SELECT idea_id FROM comments WHERE id = $1', [
    commentId,
  ]);
  if (!row) throw new Error('the comment that was added is not there');
  return row.idea_id;
}
