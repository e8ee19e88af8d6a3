import { Injectable } from '@nestjs/common';
import { canModerate, requireViewer } from '../../common/auth/viewer.js';
import { DomainError, forbidden, refusal, refuse } from '../../common/errors/domain-error.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { LIMITS } from '../../common/limits.js';
import { Database } from '../../database/database.js';
import type { Sql } from '../../database/sql.js';
import type { AuditAction } from '../audit/audit-actions.messages.js';
import { AuditLog } from '../audit/audit-log.js';
import { readComments } from '../comments/comment.row.js';
import { ChangeStates, type StateChange } from './change-states.js';
import { decodeContentId, idsOf, keyOf, type Content, type ContentId } from './content.js';
import { lockContent } from './lock-content.js';
import { closeCases, reported } from './moderation-cases.js';
import { stateAfter, type ModerationAction } from './moderation.policy.js';

export interface Decision {
  subjectIds: readonly string[];
  action: ModerationAction;
  reason?: string;
}

const DEEDS: Record<ModerationAction, AuditAction> = {
  APPROVE: 'content.approved',
  HIDE: 'content.hidden',
  RESTORE: 'content.restored',
  DISMISS: 'content.reportsDismissed',
};

@Injectable()
export class ModerateContent {
  constructor(
    private readonly audit: AuditLog,
    private readonly database: Database,
    private readonly states: ChangeStates,
  ) {}

  /**
   * Decides about ideas and comments, all or none of them.
   * @returns each once, in the order given
   * @throws UNAUTHENTICATED; FORBIDDEN for anybody but moderators; REQUIRED or TOO_MANY on subjectIds; with the index NOT_FOUND for what the viewer may
   * not know of, INVALID for what is in no state for the action
   */
  async decide(context: RequestContext, { subjectIds, action, reason }: Decision): Promise<ContentId[]> {
    const viewer = requireViewer(context);
    if (!canModerate(viewer)) throw forbidden();
    if (subjectIds.length === 0) throw refuse('REQUIRED', 'subjectIds');
    const max = LIMITS.moderatedAtOnce;
    if (subjectIds.length > max) throw refuse('TOO_MANY', 'subjectIds', { max });
    const named = subjectIds.map((id) => decodeContentId(id, 'subjectIds'));
    return this.database.transaction(async (tx) => {
      const known = named.filter((subject) => subject !== null);
      const found = await lockContent(tx, known);
      const readable = await readableOf(tx, context, known);
      const withReports = await reported(tx, known);
      const faults = named.flatMap((subject, index) => {
        const content = subject && found.get(keyOf(subject));
        const place = ['subjectIds', String(index)];
        if (!content || content.isDeleted || !readable.has(keyOf(content)))
          return [refusal('NOT_FOUND', place)];
        const isFit = stateAfter(action, content.state, withReports.has(keyOf(content))) !== null;
        return isFit ? [] : [refusal('INVALID', place)];
      });
      if (faults.length > 0) throw new DomainError(faults);
      const subjects = [...new Set(known.map(keyOf))].flatMap((key) => found.get(key) ?? []);
      await this.states.apply(tx, changesOf(subjects, action), {
        actorId: viewer.memberId,
        bannedMemberId: null,
      });
      await closeCases(tx, subjects);
      const entries = subjects.map(({ type, id }) => ({
        action: DEEDS[action],
        subject: { type, id },
        details: { reason: reason ?? '' },
      }));
      await this.audit.record(tx, context, entries);
      return subjects.map(({ type, id }) => ({ type, id }));
    });
  }
}

const changesOf = (subjects: readonly Content[], action: ModerationAction): StateChange[] =>
  subjects.flatMap((content) => {
    const to = stateAfter(action, content.state, true);
    return to === null || to === content.state ? [] : [{ content, to }];
  });

/** The keys of what this moderator may read: boards for teams, and notes, are for those who belong there. */
async function readableOf(
  sql: Sql,
  context: RequestContext,
  subjects: readonly ContentId[],
): Promise<ReadonlySet<string>> {
  const ideas = await sql.query<{ id: number }>(
    'SELECT id FROM ideas WHERE id = ANY ($1::bigint[]) AND board_id = ANY ($2::bigint[])',
    [idsOf(subjects, 'Idea'), context.boardIds],
  );
  const comments = await readComments(sql, context, idsOf(subjects, 'Comment'));
  return new Set([
    ...ideas.map(({ id }) => keyOf({ type: 'Idea', id })),
    ...comments.map(({ id }) => keyOf({ type: 'Comment', id })),
  ]);
}
