import { Injectable } from '@nestjs/common';
import { padded } from '../../database/coalesced-read.js';
import type { Sql } from '../../database/sql.js';
import * as scopes from './ledger-scopes.sql.js';
import { dayOf } from './ledger-facts.sql.js';
import { alignLedger } from './write-ledger.sql.js';

const ALIGN = {
  votes: alignLedger(
    scopes.VOTES,
    `SELECT i.id FROM ideas i JOIN adoptions a ON a.id = i.adoption_id AND a.stage = 'DELIVERED' WHERE i.id = ANY ($1::bigint[])`,
  ),
  likes: alignLedger(scopes.LIKES),
  comments: alignLedger(scopes.COMMENTS),
  outcomes: alignLedger(scopes.OUTCOMES),
  ideas: alignLedger(scopes.IDEAS),
  firstComments: alignLedger(scopes.FIRST_COMMENTS),
};

/** Locks the members' sums, so that nobody else counts their first comments meanwhile. */
const MEET_MEMBERS = `
INSERT INTO member_reputation (member_id)
SELECT m.id FROM members m WHERE m.id = ANY ($1::bigint[]) AND m.erased_at IS NULL ORDER BY m.id ON CONFLICT DO NOTHING`;
const LOCK_MEMBERS = `
SELECT 1 FROM member_reputation WHERE member_id = ANY ($1::bigint[]) ORDER BY member_id FOR NO KEY UPDATE`;

const LOCK_COMMENTS =
  'SELECT 1 FROM comments WHERE idea_id = ANY ($1::bigint[]) ORDER BY id FOR NO KEY UPDATE';

/** Who may have earned anything on the ideas $1, or by the comments $2. */
const EARNERS = `
SELECT author_id AS member_id FROM ideas WHERE id = ANY ($1::bigint[])
UNION SELECT c.author_id FROM comments c JOIN ideas i ON i.id = c.idea_id
  WHERE (i.id = ANY ($1::bigint[]) OR i.root_id = ANY ($1::bigint[])) AND NOT c.is_internal
UNION SELECT c.author_id FROM comments c WHERE c.id = ANY ($2::bigint[])`;

/** On which days who commented: what is or was their first comment on an idea may stand on any of these. */
const commentDays = (comments: string): string =>
  `SELECT DISTINCT c.author_id AS member_id, ${dayOf('c.created_at')}::text AS day FROM ${comments} AND NOT c.is_internal`;
const OWN_COMMENT_DAYS = commentDays('comments c WHERE c.idea_id = $1::bigint AND c.author_id = $2::bigint');
const COMMENT_DAYS = `
${commentDays('comments c WHERE c.idea_id = ANY ($1::bigint[])')}
UNION ${commentDays('comments given JOIN comments c USING (author_id, idea_id) WHERE given.id = ANY ($2::bigint[])')}`;

interface CommentDay {
  member_id: number;
  day: string;
}

/**
 * Writes the ledger and its sums in the transaction of what happened. It never says what was earned: it brings a part of the ledger in line with
 * the facts as they stand, so that the same twice changes nothing, and whatever is undone takes back exactly what it gave.
 */
@Injectable()
export class ReputationLedger {
  /** After votes were cast, switched or withdrawn; their ideas are locked. @returns those of the ideas that are delivered */
  async alignVotes(tx: Sql, votes: readonly { ideaId: number; memberId: number }[]): Promise<number[]> {
    if (votes.length === 0) return [];
    const delivered = await tx.query<{ id: number }>(ALIGN.votes, [
      padded<number | null>(
        votes.map(({ ideaId }) => ideaId),
        null,
      ),
      padded<number | null>(
        votes.map(({ memberId }) => memberId),
        null,
      ),
    ]);
    return delivered.map(({ id }) => id);
  }

  /** After a comment was liked, or that was taken back; it is locked. */
  async alignLike(tx: Sql, commentId: number, memberId: number): Promise<void> {
    await tx.query(ALIGN.likes, [[commentId], [memberId]]);
  }

  /** After an adoption moved, or ideas were merged or parted; they are locked. */
  async alignOutcomes(tx: Sql, ideaIds: readonly number[]): Promise<void> {
    await tx.query(ALIGN.outcomes, [ideaIds]);
  }

  /** After a comment became or ceased to be an extension; it is locked. */
  async alignExtension(tx: Sql, commentId: number): Promise<void> {
    await tx.query(ALIGN.comments, [[commentId]]);
  }

  /** After a member's comments on an idea became more; it is locked. */
  async alignFirstComments(tx: Sql, ideaId: number, memberId: number): Promise<void> {
    const days = await tx.query<CommentDay>(OWN_COMMENT_DAYS, [ideaId, memberId]);
    await this.lockSums(
      tx,
      days.map((row) => row.member_id),
    );
    await this.alignDays(tx, days);
  }

  /**
   * All that was earned on ideas and by comments, after they were moved, deleted or moderated; they are locked. Everybody's sums are locked before
   * any changes, so that two who do this never wait for each other.
   */
  async alignContent(tx: Sql, ideaIds: readonly number[], commentIds: readonly number[]): Promise<void> {
    if (ideaIds.length === 0 && commentIds.length === 0) return;
    await tx.query(LOCK_COMMENTS, [ideaIds]);
    const earners = await tx.query<{ member_id: number }>(EARNERS, [ideaIds, commentIds]);
    await this.lockSums(
      tx,
      earners.map((row) => row.member_id),
    );
    if (ideaIds.length > 0) await tx.query(ALIGN.ideas, [ideaIds]);
    if (commentIds.length > 0) await tx.query(ALIGN.comments, [commentIds]);
    await this.alignDays(tx, await tx.query<CommentDay>(COMMENT_DAYS, [ideaIds, commentIds]));
  }

  /** All that was earned on ideas; they are locked. */
  alignIdeas(tx: Sql, ideaIds: readonly number[]): Promise<void> {
    return this.alignContent(tx, ideaIds, []);
  }

  /** Whatever a member earned is forgotten; what others earned by their votes and likes stays. */
  async forget(tx: Sql, memberId: number): Promise<void> {
    await tx.query('DELETE FROM reputation_events WHERE member_id = $1', [memberId]);
    await tx.query('DELETE FROM member_reputation WHERE member_id = $1', [memberId]);
    await tx.query('DELETE FROM member_badges WHERE member_id = $1', [memberId]);
  }

  private async lockSums(tx: Sql, memberIds: readonly number[]): Promise<void> {
    await tx.query(MEET_MEMBERS, [memberIds]);
    await tx.query(LOCK_MEMBERS, [memberIds]);
  }

  /** The members' sums are locked. */
  private async alignDays(tx: Sql, pairs: readonly CommentDay[]): Promise<void> {
    if (pairs.length === 0) return;
    await tx.query(ALIGN.firstComments, [pairs.map((row) => row.member_id), pairs.map(({ day }) => day)]);
  }
}
