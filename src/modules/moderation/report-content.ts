import { Injectable } from '@nestjs/common';
import { Throttle } from '../../common/auth/throttle.js';
import { canModerate, requireViewer } from '../../common/auth/viewer.js';
import { forbidden, refuse } from '../../common/errors/domain-error.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { Database } from '../../database/database.js';
import type { Transaction } from '../../database/sql.js';
import { keepFiles } from '../attachments/kept-files.js';
import { lockCommentRow } from '../comments/locked-comment.js';
import { isReadable } from '../comments/comment.policy.js';
import { factsOf } from '../comments/comment.row.js';
import { canReport } from '../ideas/idea.policy.js';
import type { ModerationState } from '../ideas/idea.row.js';
import { decodeContentId, idsOf, type ContentId } from './content.js';
import type { ReportReason } from './report-reason.js';

export interface NewReport {
  subjectId: string;
  reason: ReportReason;
  note?: string | null;
}

interface Reported {
  authorId: number;
  moderation: ModerationState;
}

/** Shared with other reports; whoever decides about the idea meanwhile waits, or is waited for. */
const LOCK_IDEA = `
SELECT author_id AS "authorId", moderation FROM ideas
WHERE id = $1 AND deleted_at IS NULL AND board_id = ANY ($2::bigint[]) AND (moderation = 'VISIBLE' OR author_id = $3 OR $4)
FOR SHARE`;

@Injectable()
export class ReportContent {
  constructor(
    private readonly database: Database,
    private readonly throttle: Throttle,
  ) {}

  /**
   * @throws UNAUTHENTICATED; NOT_FOUND on subjectId; FORBIDDEN for what the viewer wrote; INVALID on subjectId for what is held or hidden anyway;
   * ALREADY_REPORTED until somebody decided; RATE_LIMITED
   */
  async report(context: RequestContext, { subjectId, reason, note }: NewReport): Promise<ContentId> {
    const viewer = requireViewer(context);
    const subject = decodeContentId(subjectId, 'subjectId');
    if (!subject) throw refuse('NOT_FOUND', 'subjectId');
    await this.throttle.consume('report', String(viewer.memberId));
    await this.throttle.consumeByNetwork('reportByNetwork', context);
    await this.database.transaction(async (tx) => {
      const content = await lockReported(tx, context, subject);
      if (content.authorId === viewer.memberId) throw forbidden();
      if (!canReport(viewer, content)) throw refuse('INVALID', 'subjectId');
      const [written] = await tx.query(
        `INSERT INTO content_reports (item_id, reporter_id, reason, note) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING RETURNING id`,
        [await openCase(tx, subject), viewer.memberId, reason, note ?? null],
      );
      if (!written) throw refuse('ALREADY_REPORTED', 'subjectId');
      await keepFiles(tx, idsOf([subject], 'Idea'), idsOf([subject], 'Comment'));
    });
    return subject;
  }
}

async function lockReported(
  tx: Transaction,
  context: RequestContext,
  { type, id }: ContentId,
): Promise<Reported> {
  const { viewer, boardIds } = context;
  if (type === 'Idea') {
    const [idea] = await tx.query<Reported>(LOCK_IDEA, [
      id,
      boardIds,
      viewer?.memberId ?? null,
      canModerate(viewer),
    ]);
    if (!idea) throw refuse('NOT_FOUND', 'subjectId');
    return idea;
  }
  const row = await lockCommentRow(tx, context, id, 'subjectId');
  const facts = factsOf(row);
  if (!isReadable(viewer, facts)) throw refuse('NOT_FOUND', 'subjectId');
  return facts;
}

/** @returns the open case about it */
async function openCase(tx: Transaction, { type, id }: ContentId): Promise<number> {
  const values = type === 'Idea' ? [id, null] : [null, id];
  await tx.query(
    'INSERT INTO moderation_items (idea_id, comment_id) VALUES ($1::bigint, $2::bigint) ON CONFLICT DO NOTHING',
    values,
  );
  const [item] = await tx.query<{ id: number }>(
    'SELECT id FROM moderation_items WHERE closed_at IS NULL AND (idea_id = $1::bigint OR comment_id = $2::bigint)',
    values,
  );
  if (!item) throw new Error('no case was opened');
  return item.id;
}
