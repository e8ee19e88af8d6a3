import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../database/sql.js';
import { DomainEvents } from '../../events/domain-events.js';
import '../comments/comment.events.js';
import { lockDiscussion, recordChange } from '../comments/lock-discussion.js';
import { mentionedMembers } from '../comments/mentions.js';
import '../ideas/idea.events.js';
import type { ModerationState } from '../ideas/idea.row.js';
import { countChanges, lockTallies } from '../ideas/idea-tallies.js';
import { idsOf, type Content } from './content.js';
import '../merging/merge.events.js';
import './moderation.events.js';
import { partIdeas, rejoinIdeas } from './part-ideas.js';

/** Content, under its locks, that is to be in another state. */
export interface StateChange {
  content: Content;
  to: ModerationState;
}

export interface Decider {
  /** Null where a ban ended by itself. */
  actorId: number | null;
  /** Whose ban hides it, or whose ban’s end brings it back; null where it is not for a ban. */
  bannedMemberId: number | null;
}

/** A post passes when everybody may see it for the first time, be it held until now or hidden before anybody saw it. */
const passes = ({ content, to }: StateChange): boolean =>
  to === 'VISIBLE' && (content.state === 'HELD' || content.was === 'HELD');

const subjectsOf = (changes: readonly StateChange[]): Content[] => changes.map(({ content }) => content);

/** What becomes public starts living now: the promise to answer it, its place among the latest, the time until it is archived. */
const SET_IDEAS = `
UPDATE ideas i SET moderation = n.state, updated_at = greatest(i.updated_at, clock_timestamp()),
  active_at = CASE WHEN n.passes THEN clock_timestamp() ELSE i.active_at END,
  idle_from = CASE WHEN n.passes THEN clock_timestamp() ELSE i.idle_from END,
  due_at = CASE WHEN n.passes THEN clock_timestamp() + make_interval(days => c.response_promise_days) ELSE i.due_at END
FROM unnest($1::bigint[], $2::text[], $3::boolean[]) AS n (id, state, passes), community_settings c
WHERE i.id = n.id`;

const HIDE = `
INSERT INTO hidden_content (idea_id, comment_id, was, banned_member_id)
SELECT idea_id, comment_id, was, $4::bigint FROM unnest($1::bigint[], $2::bigint[], $3::text[]) AS h (idea_id, comment_id, was)`;

/**
 * Moves content between visible, held and hidden, with all that counts it, and tells of it. The one way in which a moderation state changes.
 */
@Injectable()
export class ChangeStates {
  constructor(private readonly events: DomainEvents) {}

  /** @param changes each to another state, locked by `lockContent` */
  async apply(tx: Transaction, changes: readonly StateChange[], by: Decider): Promise<void> {
    if (changes.length === 0) return;
    const seenOtherwise = new Set([
      ...(await this.changeIdeas(tx, changes)),
      ...(await this.changeComments(tx, changes)),
    ]);
    await noteHidden(tx, changes, by.bannedMemberId);
    if (seenOtherwise.size > 0) await this.events.emit('ideas.changed', { ideaIds: [...seenOtherwise] }, tx);
    const subjects = changes.map(({ content, to }) => ({
      type: content.type,
      id: content.id,
      ideaId: content.ideaId,
      authorId: content.authorId,
      boardId: content.boardId,
      from: content.state,
      to,
      isInternal: content.isInternal,
    }));
    const isOfBan = by.bannedMemberId !== null;
    await this.events.emit('content.moderated', { subjects, actorId: by.actorId, isOfBan }, tx);
    for (const change of changes) if (passes(change)) await this.tellOfPassed(tx, change.content);
  }

  private async changeIdeas(tx: Transaction, all: readonly StateChange[]): Promise<number[]> {
    const changes = all.filter(({ content }) => content.type === 'Idea');
    if (changes.length === 0) return [];
    const ids = idsOf(subjectsOf(changes), 'Idea');
    const gone = changes
      .filter(({ content }) => content.state === 'VISIBLE')
      .map(({ content }) => content.id);
    const parted = gone.length > 0 ? await partIdeas(tx, gone) : [];
    const before = await lockTallies(tx, ids);
    await tx.query(SET_IDEAS, [ids, changes.map(({ to }) => to), changes.map(passes)]);
    await countChanges(tx, before);
    const back = changes.filter(({ to }) => to === 'VISIBLE').map(({ content }) => content.id);
    const rejoined = back.length > 0 ? await rejoinIdeas(tx, back) : [];
    const rearranged = [...new Set([...parted, ...rejoined])];
    if (rearranged.length > 0) await this.events.emit('ideas.rearranged', { ideaIds: rearranged }, tx);
    return [...ids, ...rearranged];
  }

  private async changeComments(tx: Transaction, all: readonly StateChange[]): Promise<number[]> {
    const seenOtherwise: number[] = [];
    for (const change of all) {
      const { content, to } = change;
      if (content.type !== 'Comment') continue;
      await tx.query('UPDATE comments SET moderation = $2 WHERE id = $1', [content.id, to]);
      const counted = Number(to === 'VISIBLE') - Number(content.state === 'VISIBLE');
      if (counted === 0 || content.isDeletedItself) continue;
      if (content.isInternal) {
        await tx.query('UPDATE ideas SET internal_note_count = internal_note_count + $2 WHERE id = $1', [
          content.ideaId,
          counted,
        ]);
        continue;
      }
      const ideas = await lockDiscussion(tx, content.ideaId);
      await recordChange(tx, ideas, { comments: counted, isActivity: passes(change) });
      seenOtherwise.push(...ideas.map(({ id }) => id));
    }
    return seenOtherwise;
  }

  /** What everybody else does when something is written happens now. */
  private async tellOfPassed(tx: Transaction, content: Content): Promise<void> {
    const { id, boardId, authorId, isInternal } = content;
    if (content.type === 'Idea') {
      await this.events.emit('idea.submitted', { ideaId: id, boardId, authorId }, tx);
      return;
    }
    const [row] = await tx.query<{ body: string; parent_id: number | null; home_id: number }>(
      `SELECT c.body, c.parent_id, coalesce(i.root_id, i.id) AS home_id FROM comments c JOIN ideas i ON i.id = c.idea_id WHERE c.id = $1`,
      [id],
    );
    if (!row) return;
    const { body, parent_id: parentId, home_id: homeId } = row;
    const mentionedIds = await mentionedMembers(tx, { body, authorId, boardId, isInternal });
    const added = { commentId: id, ideaId: homeId, parentId, authorId, isInternal, mentionedIds };
    await this.events.emit('comment.added', added, tx);
  }
}

async function noteHidden(
  tx: Transaction,
  changes: readonly StateChange[],
  bannedMemberId: number | null,
): Promise<void> {
  const back = subjectsOf(changes.filter(({ to }) => to !== 'HIDDEN'));
  await tx.query(
    'DELETE FROM hidden_content WHERE idea_id = ANY ($1::bigint[]) OR comment_id = ANY ($2::bigint[])',
    [idsOf(back, 'Idea'), idsOf(back, 'Comment')],
  );
  const hidden = subjectsOf(changes.filter(({ to }) => to === 'HIDDEN'));
  await tx.query(HIDE, [
    hidden.map(({ type, id }) => (type === 'Idea' ? id : null)),
    hidden.map(({ type, id }) => (type === 'Comment' ? id : null)),
    hidden.map(({ state }) => state),
    bannedMemberId,
  ]);
}
