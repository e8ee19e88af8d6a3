import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../database/sql.js';
import { ChangeStates } from './change-states.js';
import { keyOf, type ContentId, type ContentType } from './content.js';
import { lockContent } from './lock-content.js';
import { holdAgain, reopenCases, restCases, restingOf } from './moderation-cases.js';

/** Ideas and comments that move in one transaction. */
const AT_ONCE = 50;

const WRITTEN = `
(SELECT 'Idea' AS type, i.id FROM ideas i WHERE i.author_id = $1 AND i.moderation <> 'HIDDEN' AND i.deleted_at IS NULL
   AND NOT EXISTS (SELECT 1 FROM spared_content s WHERE s.idea_id = i.id) LIMIT ${AT_ONCE})
UNION ALL
(SELECT 'Comment', c.id FROM comments c JOIN ideas i ON i.id = c.idea_id
 WHERE c.author_id = $1 AND c.moderation <> 'HIDDEN' AND c.deleted_at IS NULL AND i.deleted_at IS NULL
   AND NOT EXISTS (SELECT 1 FROM spared_content s WHERE s.comment_id = c.id) LIMIT ${AT_ONCE})
LIMIT ${AT_ONCE}`;

const TAKEN_ALONG = `
SELECT CASE WHEN idea_id IS NULL THEN 'Comment' ELSE 'Idea' END AS type, coalesce(idea_id, comment_id) AS id
FROM hidden_content WHERE banned_member_id = $1 ORDER BY id LIMIT ${AT_ONCE}`;

/** What a banned member wrote: hidden with the ban, and back with its end; what a moderator hid by hand stays as it is. */
@Injectable()
export class HideWritten {
  constructor(private readonly states: ChangeStates) {}

  /** Hides some of it. @returns how much; 0 once all is hidden */
  async hide(tx: Transaction, memberId: number, actorId: number | null): Promise<number> {
    const subjects = await named(tx, WRITTEN, memberId);
    const found = await lockContent(tx, subjects);
    const changes = [...found.values()].flatMap((content) =>
      content.state === 'HIDDEN' || content.isDeleted || content.isSpared
        ? []
        : [{ content, to: 'HIDDEN' as const }],
    );
    await this.states.apply(tx, changes, { actorId, bannedMemberId: memberId });
    await restCases(
      tx,
      changes.map(({ content }) => content),
    );
    return subjects.length;
  }

  /** Brings some of it back to what it was. @returns how much; 0 once all is back */
  async bringBack(tx: Transaction, memberId: number, actorId: number | null): Promise<number> {
    const subjects = await named(tx, TAKEN_ALONG, memberId);
    const found = await lockContent(tx, subjects);
    const changes = [...found.values()].flatMap((content) =>
      content.state === 'HIDDEN' && content.was ? [{ content, to: content.was }] : [],
    );
    const rested = await restingOf(tx, subjects);
    await this.states.apply(tx, changes, { actorId, bannedMemberId: memberId });
    const back = changes.filter(({ content }) => !content.isDeleted);
    await reopenCases(
      tx,
      back.flatMap(({ content }) => (rested.has(keyOf(content)) ? [content] : [])),
    );
    for (const { content, to } of back) if (to === 'HELD') await holdAgain(tx, content);
    return subjects.length;
  }
}

async function named(tx: Transaction, text: string, memberId: number): Promise<ContentId[]> {
  return tx.query<{ type: ContentType; id: number }>(text, [memberId]);
}
