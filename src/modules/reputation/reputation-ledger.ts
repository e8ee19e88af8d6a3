import { Injectable } from '@nestjs/common';
import { padded } from '../../database/coalesced-read.js';
import type { Sql } from '../../database/sql.js';
import * as scopes from './ledger-scopes.sql.js';
import { dayOf } from './ledger-facts.sql.js';
import { alignLedger } from './write-ledger.sql.js';

const ALIGN = {
  votes: alignLedger(scopes.VOTES),
  voters: alignLedger(scopes.VOTERS),
  likes: alignLedger(scopes.LIKES),
  comments: alignLedger(scopes.COMMENTS),
  outcomes: alignLedger(scopes.OUTCOMES),
  ideas: alignLedger(scopes.IDEAS),
  firstComments: alignLedger(scopes.FIRST_COMMENTS),
};

/** Locks the members' sums, so that nobody else counts their first comments meanwhile. */
const MEET_MEMBERS = `
INSERT INTO member_reputation (member_id) SELECT DISTINCT id FROM unnest($1::bigint[]) AS given (id) ORDER BY id ON CONFLICT DO NOTHING`;
const LOCK_MEMBERS = `
SELECT 1 FROM member_reputation WHERE member_id = ANY ($1::bigint[]) ORDER BY member_id FOR NO KEY UPDATE`;

const LOCK_COMMENTS =
  'SELECT 1 FROM comments WHERE idea_id = ANY ($1::bigint[]) ORDER BY id FOR NO KEY UPDATE';

/** On which days who commented on ideas: what is or was their first comment there may stand on any of these. */
const COMMENT_DAYS = `
SELECT DISTINCT c.author_id AS member_id, ${dayOf('c.created_at')}::text AS day FROM comments c
WHERE c.idea_id = ANY ($1::bigint[]) AND NOT c.is_internal`;
const OWN_COMMENT_DAYS = `${COMMENT_DAYS} AND c.author_id = $2::bigint`;

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
  /** After votes were cast, switched or withdrawn; their ideas are locked. */
  async alignVotes(tx: Sql, votes: readonly { ideaId: number; memberId: number }[]): Promise<void> {
    if (votes.length === 0) return;
    await tx.query(ALIGN.votes, [
      padded<number | null>(
        votes.map(({ ideaId }) => ideaId),
        null,
      ),
      padded<number | null>(
        votes.map(({ memberId }) => memberId),
        null,
      ),
    ]);
  }

  /** After members' votes were taken back for good. */
  async alignVoters(tx: Sql, memberIds: readonly number[]): Promise<void> {
    await tx.query(ALIGN.voters, [memberIds]);
  }

  /** After a comment was liked, or that was taken back; it is locked. */
  async alignLike(tx: Sql, commentId: number, memberId: number): Promise<void> {
    await tx.query(ALIGN.likes, [[commentId], [memberId]]);
  }

  /** After an adoption moved; its ideas are locked. */
  async alignOutcomes(tx: Sql, ideaIds: readonly number[]): Promise<void> {
    await tx.query(ALIGN.outcomes, [ideaIds]);
  }

  /** After a comment became or ceased to be an extension, was deleted or moderated; it is locked. */
  async alignComments(tx: Sql, commentIds: readonly number[]): Promise<void> {
    await tx.query(ALIGN.comments, [commentIds]);
  }

  /** After a member's comments on an idea became more or fewer; it is locked. */
  async alignFirstComments(tx: Sql, ideaId: number, memberId: number): Promise<void> {
    await this.alignDays(tx, await tx.query<CommentDay>(OWN_COMMENT_DAYS, [[ideaId], memberId]));
  }

  private async alignDays(tx: Sql, pairs: readonly CommentDay[]): Promise<void> {
    if (pairs.length === 0) return;
    const memberIds = pairs.map((row) => row.member_id);
    await tx.query(MEET_MEMBERS, [memberIds]);
    await tx.query(LOCK_MEMBERS, [memberIds]);
    await tx.query(ALIGN.firstComments, [memberIds, pairs.map(({ day }) => day)]);
  }

  /** All that was earned on ideas; they are locked. */
  async alignIdeas(tx: Sql, ideaIds: readonly number[]): Promise<void> {
    await tx.query(LOCK_COMMENTS, [ideaIds]);
    await tx.query(ALIGN.ideas, [ideaIds]);
    await this.alignDays(tx, await tx.query<CommentDay>(COMMENT_DAYS, [ideaIds]));
  }

  /** Whatever a member earned is forgotten; what others earned by their votes and likes stays. */
  async forget(tx: Sql, memberId: number): Promise<void> {
    await tx.query('DELETE FROM reputation_events WHERE member_id = $1', [memberId]);
    await tx.query('DELETE FROM member_reputation WHERE member_id = $1', [memberId]);
    await tx.query('DELETE FROM member_badges WHERE member_id = $1', [memberId]);
  }
}
