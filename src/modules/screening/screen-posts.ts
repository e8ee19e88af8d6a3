import { Injectable } from '@nestjs/common';
import { canModerate, canTriageBoard, type Viewer } from '../../common/auth/viewer.js';
import { DomainError, refusal, unauthenticated } from '../../common/errors/domain-error.js';
import { SECOND } from '../../common/time/clock.js';
import { Config } from '../../config/config.js';
import type { Transaction } from '../../database/sql.js';
import { isBanned } from '../members/ban.sql.js';
import { NEWCOMER_LINKS } from './screening.messages.js';
import { countLinks, holdReason, mayRepeat, SCREENING, type HoldReason } from './screening-rules.js';

/** Something that everybody is to see: an idea, or a public comment. */
export interface NewPost {
  boardId: number;
  /** Of a comment, the idea that it is about; null for a new idea. */
  ideaId: number | null;
  /** Of an idea, its title; empty for a comment. */
  title: string;
  body: string;
}

interface AuthorRow {
  is_banned: boolean;
  is_young: boolean;
  hold_first_posts: number;
}

const AUTHOR = `
SELECT ${isBanned('m', 'clock_timestamp()')} AS is_banned,
  m.joined_at > clock_timestamp() - make_interval(secs => $3) AS is_young, b.hold_first_posts
FROM members m, boards b WHERE m.id = $1 AND b.id = $2`;

/** What its author deleted had passed all the same; what a moderator took away has not. */
const STANDS = (post: string): string =>
  `${post}.author_id = $1 AND ${post}.moderation = 'VISIBLE' AND (${post}.deleted_at IS NULL OR ${post}.deleted_by_id = ${post}.author_id)`;

const PASSED = `
SELECT count(*)::int AS n FROM (
  SELECT 1 FROM ideas i WHERE ${STANDS('i')} AND ($2::bigint IS NULL OR i.board_id = $2)
  UNION ALL
  SELECT 1 FROM comments c JOIN ideas i ON i.id = c.idea_id
  WHERE ${STANDS('c')} AND NOT c.is_internal AND ($2::bigint IS NULL OR i.board_id = $2)
  LIMIT $3
) passed`;

const REPEATED = `
SELECT EXISTS (
  SELECT 1 FROM ideas i
  WHERE i.author_id = $1 AND i.created_at > clock_timestamp() - make_interval(secs => $4) AND i.body = $2 AND i.id IS DISTINCT FROM $3
) OR EXISTS (
  SELECT 1 FROM comments c
  WHERE c.author_id = $1 AND c.created_at > clock_timestamp() - make_interval(secs => $4) AND c.body = $2 AND NOT c.is_internal
    AND c.idea_id IS DISTINCT FROM $3
) AS is_repeated`;

/** Decides, before a post is written, whether everybody may see it at once. */
@Injectable()
export class ScreenPosts {
  constructor(private readonly config: Config) {}

  /**
   * A member's posts pass one after the other, each seeing what became of the one before. What product teams, moderators and administrators write
   * waits for nobody.
   * @returns why it is to be held; null where it is not
   * @throws UNAUTHENTICATED for whoever was banned since the request began
   */
  async screen(tx: Transaction, viewer: Viewer, post: NewPost): Promise<HoldReason | null> {
    if (canModerate(viewer) || canTriageBoard(viewer, post.boardId)) return null;
    await holdPostsOf(tx, viewer.memberId);
    const author = await this.author(tx, viewer, post.boardId);
    if (author.is_banned) throw unauthenticated();
    const { memberId } = viewer;
    const { hold_first_posts: holdFirstPosts } = author;
    const links = this.links([post.title, post.body]);
    return holdReason({
      holdFirstPosts,
      passedOnBoard: holdFirstPosts > 0 ? await passed(tx, memberId, post.boardId, holdFirstPosts) : 0,
      links,
      isNewcomer: links > SCREENING.newcomerLinks && (await isNewcomer(tx, memberId, author.is_young)),
      isRepeated: await isRepeated(tx, memberId, post),
    });
  }

  /**
   * An edit of what others may see already cannot wait: with more links than somebody new may post it is refused.
   * @throws INVALID on body; UNAUTHENTICATED for whoever was banned since the request began
   */
  async screenEdit(
    tx: Transaction,
    viewer: Viewer,
    boardId: number,
    before: readonly string[],
    after: readonly string[],
  ): Promise<void> {
    if (canModerate(viewer) || canTriageBoard(viewer, boardId)) return;
    const author = await this.author(tx, viewer, boardId);
    if (author.is_banned) throw unauthenticated();
    const links = this.links(after);
    if (links <= SCREENING.newcomerLinks || links <= this.links(before)) return;
    if (await isNewcomer(tx, viewer.memberId, author.is_young))
      throw new DomainError([refusal('INVALID', 'body', { max: SCREENING.newcomerLinks }, NEWCOMER_LINKS)]);
  }

  /** @param texts each by itself, lest a title that begins a block of code hide what stands in the body */
  private links(texts: readonly string[]): number {
    return texts.reduce((sum, text) => sum + countLinks(text, this.config.publicUrl), 0);
  }

  private async author(tx: Transaction, { memberId }: Viewer, boardId: number): Promise<AuthorRow> {
    const [row] = await tx.query<AuthorRow>(AUTHOR, [memberId, boardId, SCREENING.newcomerAge / SECOND]);
    if (!row) throw unauthenticated();
    return row;
  }
}

/** Whoever bans the member waits for what they are writing, and they for the ban. */
export async function holdPostsOf(tx: Transaction, memberId: number): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('posts of ' || $1::bigint, 0))`, [memberId]);
}

/** @param boardId null for all boards @returns how many, `enough` at the most */
async function passed(
  tx: Transaction,
  memberId: number,
  boardId: number | null,
  enough: number,
): Promise<number> {
  const [row] = await tx.query<{ n: number }>(PASSED, [memberId, boardId, enough]);
  return row?.n ?? 0;
}

async function isNewcomer(tx: Transaction, memberId: number, isYoung: boolean): Promise<boolean> {
  const { newcomerPosts } = SCREENING;
  return isYoung || (await passed(tx, memberId, null, newcomerPosts)) < newcomerPosts;
}

async function isRepeated(tx: Transaction, memberId: number, { ideaId, body }: NewPost): Promise<boolean> {
  if (mayRepeat(body)) return false;
  const seconds = SCREENING.repetitionTime / SECOND;
  const [row] = await tx.query<{ is_repeated: boolean }>(REPEATED, [memberId, body, ideaId, seconds]);
  return row?.is_repeated ?? false;
}
