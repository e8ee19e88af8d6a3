import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Transaction } from '../../database/sql.js';
import { DomainEvents } from '../../events/domain-events.js';
import '../adoptions/adoption.events.js';
import type {
  CommentAdded,
  CommentDeleted,
  CommentMentioned,
  ExtensionAccepted,
} from '../comments/comment.events.js';
import type { IdeaDeleted } from '../ideas/idea.events.js';
import type { StatusMove } from '../ideas/move-ideas.js';
import '../merging/merge.events.js';
import type { ContentModerated, ModeratedSubject } from '../moderation/moderation.events.js';
import '../reputation/badge.events.js';
import '../storms/storm.events.js';
import '../triage/triage.events.js';
import type { NotificationKind } from './notification-kind.js';
import {
  RecordCauses,
  type Cause,
  type CauseIdea,
  type CauseMember,
  type ModerationNews,
} from './record-causes.js';

/** As long as a change of status may be taken back, seconds. */
const UNDO_SECONDS = 60;

const ideasOf = (moves: readonly StatusMove[], kind: NotificationKind): CauseIdea[] =>
  moves.map(({ ideaId, changeId }) => ({ ideaId, kind, changeId }));

/** What happens elsewhere that somebody is told of. */
@Injectable()
export class CausesListener implements OnModuleInit {
  constructor(
    private readonly events: DomainEvents,
    private readonly causes: RecordCauses,
  ) {}

  onModuleInit(): void {
    const { causes, events } = this;
    events.onWithin('ideas.statusChanged', ({ moves, actorId }, tx) =>
      causes.record(tx, { actorId }, { ideas: ideasOf(moves, 'STATUS_CHANGED') }, UNDO_SECONDS),
    );
    events.onWithin('ideas.statusUndone', ({ changeIds }, tx) => causes.takeBack(tx, changeIds));
    events.onWithin('ideas.merged', ({ targetId, sourceIds, actorId }, tx) =>
      causes.record(
        tx,
        { actorId, targetId },
        { ideas: sourceIds.map((ideaId) => ({ ideaId, kind: 'MERGED' })) },
      ),
    );
    events.onWithin('adoption.moved', ({ adoptionId, kind, moves, actorId }, tx) =>
      causes.record(tx, { actorId, adoptionId }, { ideas: ideasOf(moves, kind) }),
    );
    events.onWithin('adoption.updatePosted', async ({ adoptionId, updateId, actorId }, tx) => {
      const ideas = await adoptedIdeas(tx, adoptionId);
      await causes.record(tx, { actorId, adoptionId, adoptionUpdateId: updateId }, { ideas });
    });
    events.onWithin('idea.submitted', ({ ideaId, authorId }, tx) =>
      causes.record(
        tx,
        { actorId: authorId, isApart: true },
        { ideas: [{ ideaId, kind: 'IDEA_SUBMITTED' }] },
      ),
    );
    events.onWithin('idea.archived', ({ ideaId }, tx) =>
      causes.record(tx, { actorId: null }, { ideas: [{ ideaId, kind: 'ARCHIVED' }] }),
    );
    events.onWithin('idea.archiveNoticed', ({ ideaId }, tx) => this.archiveNoticed(tx, ideaId));
    events.onWithin('idea.assigned', ({ ideaId, memberId, actorId }, tx) =>
      causes.record(tx, { actorId }, { members: [{ memberId, kind: 'ASSIGNED', ideaId }] }),
    );
    events.onWithin('storm.opened', ({ stormId, actorId }, tx) =>
      causes.record(tx, { actorId, storm: { id: stormId, kind: 'STORM_OPENED' } }, {}),
    );
    events.onWithin('storm.resultPosted', ({ stormId, actorId }, tx) =>
      causes.record(tx, { actorId, storm: { id: stormId, kind: 'STORM_CLOSED' } }, {}),
    );
    events.onWithin('badge.awarded', ({ memberId, badgeKey }, tx) => {
      const members = [{ memberId, kind: 'BADGE_AWARDED' as const, ideaId: null }];
      return causes.record(tx, { actorId: null, badgeKey }, { members });
    });
    events.onWithin('content.moderated', (event, tx) => this.moderated(tx, event));
    events.onWithin('idea.deleted', (event, tx) => this.ideaDeleted(tx, event));
    events.onWithin('comment.deleted', (event, tx) => this.commentDeleted(tx, event));
    events.onWithin('comment.added', (event, tx) => this.commented(tx, event));
    events.onWithin('comment.mentioned', (event, tx) => this.mentioned(tx, event));
    events.onWithin('comment.extensionAccepted', (event, tx) => this.accepted(tx, event));
  }

  /** Only the author is told beforehand: it is for them to say that the idea still matters, unless they muted it. */
  private async archiveNoticed(tx: Transaction, ideaId: number): Promise<void> {
    const [idea] = await tx.query<{ author_id: number }>(
      `SELECT i.author_id FROM ideas i WHERE i.id = $1 AND NOT EXISTS (
         SELECT 1 FROM idea_follows f WHERE f.idea_id = i.id AND f.member_id = i.author_id AND NOT f.follows)`,
      [ideaId],
    );
    if (!idea) return;
    const members = [{ memberId: idea.author_id, kind: 'ARCHIVE_NOTICE' as const, ideaId }];
    await this.causes.record(tx, { actorId: null }, { members });
  }

  private async commented(
    tx: Transaction,
    { commentId, ideaId, parentId, authorId, isInternal, mentionedIds }: CommentAdded,
  ): Promise<void> {
    const members: CauseMember[] = mentionedIds.map((memberId) => ({ memberId, kind: 'MENTIONED', ideaId }));
    const parent = await authorOf(tx, parentId);
    if (parent !== null) members.push({ memberId: parent, kind: 'REPLIED', ideaId });
    if (isInternal) {
      const [idea] = await tx.query<{ assignee_id: number | null }>(
        'SELECT assignee_id FROM ideas WHERE id = $1',
        [ideaId],
      );
      if (idea?.assignee_id) members.push({ memberId: idea.assignee_id, kind: 'COMMENTED', ideaId });
    }
    const cause = { actorId: authorId, commentId, isApart: true };
    await this.causes.record(tx, cause, { ideas: [{ ideaId, kind: 'COMMENTED' }], members });
  }

  /**
   * Each author hears once, of the first of their contributions and how many they are, and not who decided. Holding is not told: it is how a
   * first post begins.
   */
  private async moderated(tx: Transaction, { subjects, actorId }: ContentModerated): Promise<void> {
    const byAuthor = new Map<string, ModeratedSubject[]>();
    for (const subject of subjects) {
      const news = moderationNews(subject);
      if (news === null || subject.authorId === actorId) continue;
      const key = `${subject.authorId}/${news}`;
      byAuthor.set(key, [...(byAuthor.get(key) ?? []), subject]);
    }
    for (const own of byAuthor.values()) {
      const [first] = own;
      const news = first ? moderationNews(first) : null;
      if (!first || news === null) continue;
      const comment = first.type === 'Comment' ? { commentId: first.id } : {};
      await this.tellAuthor(tx, first, { moderation: { news, count: own.length }, ...comment });
    }
  }

  /** What somebody deleted themselves is no news to them. */
  private async ideaDeleted(tx: Transaction, idea: IdeaDeleted): Promise<void> {
    if (idea.actorId !== idea.authorId)
      await this.tellAuthor(tx, idea, { moderation: { news: 'DELETED', count: 1 } });
  }

  private async commentDeleted(tx: Transaction, comment: CommentDeleted): Promise<void> {
    const { commentId, actorId, authorId } = comment;
    if (actorId !== authorId)
      await this.tellAuthor(tx, comment, { moderation: { news: 'DELETED', count: 1 }, commentId });
  }

  private async tellAuthor(
    tx: Transaction,
    { authorId, ideaId }: { authorId: number; ideaId: number },
    about: Pick<Cause, 'moderation' | 'commentId'>,
  ): Promise<void> {
    const members = [{ memberId: authorId, kind: 'CONTENT_MODERATED' as const, ideaId }];
    await this.causes.record(tx, { actorId: null, ...about }, { members });
  }

  /** Once of each comment, however often its author edits a name out and in again. */
  private async mentioned(
    tx: Transaction,
    { commentId, ideaId, actorId, memberIds }: CommentMentioned,
  ): Promise<void> {
    const told = await toldOf(tx, commentId, 'MENTIONED');
    const members = memberIds
      .filter((memberId) => !told.has(memberId))
      .map((memberId) => ({ memberId, kind: 'MENTIONED' as const, ideaId }));
    await this.causes.record(tx, { actorId, commentId }, { members });
  }

  /** Told once of each comment, however often that is taken back and done again. */
  private async accepted(tx: Transaction, { commentId, ideaId, actorId }: ExtensionAccepted): Promise<void> {
    const author = await authorOf(tx, commentId);
    if (author === null || (await toldOf(tx, commentId, 'EXTENSION_ACCEPTED')).has(author)) return;
    const members = [{ memberId: author, kind: 'EXTENSION_ACCEPTED' as const, ideaId }];
    await this.causes.record(tx, { actorId, commentId }, { members });
  }
}

function moderationNews({ from, to }: ModeratedSubject): ModerationNews | null {
  if (from === to || to === 'HELD') return null;
  if (to === 'HIDDEN') return 'HIDDEN';
  return from === 'HELD' ? 'APPROVED' : 'RESTORED';
}

async function authorOf(tx: Transaction, commentId: number | null): Promise<number | null> {
  if (commentId === null) return null;
  const [row] = await tx.query<{ author_id: number }>('SELECT author_id FROM comments WHERE id = $1', [
    commentId,
  ]);
  return row?.author_id ?? null;
}

/** Who is told of the comment in this way already; its row is locked. */
async function toldOf(
  tx: Transaction,
  commentId: number,
  kind: NotificationKind,
): Promise<ReadonlySet<number>> {
  const rows = await tx.query<{ member_id: number }>(
    `SELECT m.member_id FROM notification_causes c JOIN notification_cause_members m ON m.cause_id = c.id
     WHERE c.comment_id = $1 AND m.kind = $2`,
    [commentId, kind],
  );
  return new Set(rows.map(({ member_id }) => member_id));
}

async function adoptedIdeas(tx: Transaction, adoptionId: number): Promise<CauseIdea[]> {
  const rows = await tx.query<{ id: number }>('SELECT id FROM ideas WHERE adoption_id = $1 ORDER BY id', [
    adoptionId,
  ]);
  return rows.map(({ id }) => ({ ideaId: id, kind: 'ADOPTION_UPDATED' }));
}
