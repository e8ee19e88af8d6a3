import { Injectable } from '@nestjs/common';
import { refuse } from '../../common/errors/domain-error.js';
import { decodeIdOf } from '../../common/graphql/node-id.js';
import { LIMITS } from '../../common/limits.js';
import { withOwnAddresses } from '../../common/text/own-addresses.js';
import { Config } from '../../config/config.js';
import type { Transaction } from '../../database/sql.js';
import { ATTACHMENTS_PATH, IS_KEPT } from './attachment.row.js';

/** What files may be attached to. */
export type Owner = { ideaId: number; commentId?: never } | { commentId: number; ideaId?: never };

export interface Attaching {
  to: Owner;
  authorId: number;
  /** As given; left out: what is attached stays, null: nothing stays. */
  ids?: readonly string[] | null | undefined;
  /** Markdown: files of the author's that it shows are attached, too. */
  body: string;
}

interface Candidate {
  id: number;
  key: string;
  isHere: boolean;
  isOwnLoose: boolean;
}

const FIELD = 'attachmentIds';
const { attachmentsMax } = LIMITS;
const IN_TEXT = new RegExp(`/${ATTACHMENTS_PATH}/([0-9a-f]{32})(?![0-9a-f])`, 'g');

/** Those that the author may mean: named by id or key, and those that are there. A key that is not the author's to give is as good as unknown. */
const CANDIDATES = `
SELECT a.id, a.key, coalesce(a.idea_id = $3 OR a.comment_id = $4, false) AS "isHere",
  a.uploader_id = $5 AND a.loose_since IS NOT NULL AS "isOwnLoose"
FROM attachments a
WHERE a.purpose = 'CONTENT' AND ${IS_KEPT} AND (a.id = ANY ($1::bigint[]) OR a.key = ANY ($2::text[]) OR a.idea_id = $3 OR a.comment_id = $4)
ORDER BY a.id FOR UPDATE`;

/** What nothing has any more may be attached again for some days, in case its going was a mistake. */
const DETACH = `
UPDATE attachments SET former_idea_id = idea_id, former_comment_id = comment_id, idea_id = NULL, comment_id = NULL,
  loose_since = clock_timestamp()`;

/** What ideas and comments do with files; always in the transaction of the change that it belongs to, which holds their rows. */
@Injectable()
export class AttachmentsService {
  constructor(private readonly config: Config) {}

  withOwnAddresses(body: string): string {
    return withOwnAddresses(body, this.config.publicUrl);
  }

  /**
   * Attaches files to what their uploader writes.
   * @returns whether anything came or went
   * @throws NOT_FOUND on attachmentIds and the position of what is not the author's, or belongs to something else; TOO_MANY on attachmentIds
   */
  async attach(tx: Transaction, { to, authorId, ids, body }: Attaching): Promise<boolean> {
    const given = [...new Set(ids ?? [])];
    if (given.length > attachmentsMax) throw refuse('TOO_MANY', FIELD, { max: attachmentsMax });
    const numbers = given.map((id) => decodeIdOf('Attachment', id, FIELD));
    const keys = [...new Set(Array.from(body.matchAll(IN_TEXT), ([, key]) => key))];
    if (ids === undefined && keys.length === 0) return false;
    const { ideaId = null, commentId = null } = to;
    const found = await tx.query<Candidate>(CANDIDATES, [
      numbers.filter((id) => id !== null),
      keys,
      ideaId,
      commentId,
      authorId,
    ]);
    const allowed = found.filter(({ isHere, isOwnLoose }) => isHere || isOwnLoose);
    numbers.forEach((id, at) => {
      if (!allowed.some((candidate) => candidate.id === id)) throw refuse('NOT_FOUND', [FIELD, String(at)]);
    });
    const wanted = allowed.filter(
      ({ id, key, isHere }) => numbers.includes(id) || keys.includes(key) || (ids === undefined && isHere),
    );
    if (wanted.length > attachmentsMax) throw refuse('TOO_MANY', FIELD, { max: attachmentsMax });
    const come = wanted.filter(({ isHere }) => !isHere).map(({ id }) => id);
    const go = allowed.filter((one) => one.isHere && !wanted.includes(one)).map(({ id }) => id);
    await this.attachTo(tx, come, to);
    await this.takeOut(tx, go);
    return come.length + go.length > 0;
  }

  /** What is attached there, for the record of an earlier version. */
  async idsOf(tx: Transaction, { ideaId, commentId }: Owner): Promise<number[]> {
    const rows = await tx.query<{ id: number }>(
      `SELECT a.id FROM attachments a WHERE (a.idea_id = $1 OR a.comment_id = $2) AND ${IS_KEPT} ORDER BY a.id`,
      [ideaId ?? null, commentId ?? null],
    );
    return rows.map(({ id }) => id);
  }

  /** Of a comment that is deleted: from now on only moderators and their uploader get them, and soon nobody. */
  async detach(tx: Transaction, commentId: number): Promise<void> {
    await tx.query(`${DETACH} WHERE comment_id = $1 AND discarded_at IS NULL`, [commentId]);
  }

  /** Of an idea that is deleted, with the files of its comments: from now on nobody gets them. */
  async discard(tx: Transaction, ideaId: number): Promise<void> {
    await tx.query(
      `UPDATE attachments SET discarded_at = now() WHERE discarded_at IS NULL
         AND (idea_id = $1 OR comment_id IN (SELECT id FROM comments WHERE idea_id = $1))`,
      [ideaId],
    );
  }

  private async attachTo(tx: Transaction, ids: readonly number[], to: Owner): Promise<void> {
    if (ids.length === 0) return;
    await tx.query(
      `UPDATE attachments SET idea_id = $2, comment_id = $3, former_idea_id = NULL, former_comment_id = NULL, loose_since = NULL
       WHERE id = ANY ($1::bigint[])`,
      [ids, to.ideaId ?? null, to.commentId ?? null],
    );
  }

  private async takeOut(tx: Transaction, ids: readonly number[]): Promise<void> {
    if (ids.length > 0) await tx.query(`${DETACH} WHERE id = ANY ($1::bigint[])`, [ids]);
  }
}
