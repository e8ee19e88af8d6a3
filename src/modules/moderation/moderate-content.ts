import { Injectable } from '@nestjs/common';
import { canModerate, requireViewer } from '../../common/auth/viewer.js';
import { DomainError, forbidden, refusal, refuse, type Refusal } from '../../common/errors/domain-error.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { LIMITS } from '../../common/limits.js';
import { Database } from '../../database/database.js';
import type { Sql, Transaction } from '../../database/sql.js';
import { JobQueue } from '../../jobs/job-queue.js';
import type { AuditAction } from '../audit/audit-actions.messages.js';
import { AuditLog } from '../audit/audit-log.js';
import { ChangeStates } from './change-states.js';
import { decodeContentId, keyOf, type Content, type ContentId } from './content.js';
import { marksOf } from './content-marks.js';
import { keepHidden, showDespiteBans } from './despite-bans.js';
import { lockContent } from './lock-content.js';
import { closeCases, reported } from './moderation-cases.js';
import { CHANGED_SINCE, DECIDED_ALREADY } from './moderation.messages.js';
import { stateAfter, type ModerationAction } from './moderation.policy.js';
import { readableOf } from './readable-content.js';

export interface Decision {
  subjectIds: readonly string[];
  action: ModerationAction;
  reason?: string;
  /** What each was read as; null, or left out, where that does not matter. */
  marks?: readonly (string | null)[] | null | undefined;
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
    private readonly jobs: JobQueue,
    private readonly states: ChangeStates,
  ) {}

  /**
   * Decides about ideas and comments, all or none of them.
   * @returns each once, in the order given
   * @throws UNAUTHENTICATED; FORBIDDEN for anybody but moderators; REQUIRED or TOO_MANY on subjectIds; with the index NOT_FOUND for what the viewer may
   * not know of, INVALID for what is in no state for the action, STALE for what says something else than its mark
   */
  async decide(context: RequestContext, decision: Decision): Promise<ContentId[]> {
    const viewer = requireViewer(context);
    if (!canModerate(viewer)) throw forbidden();
    const { subjectIds, action, reason } = decision;
    if (subjectIds.length === 0) throw refuse('REQUIRED', 'subjectIds');
    const max = LIMITS.moderatedAtOnce;
    if (subjectIds.length > max) throw refuse('TOO_MANY', 'subjectIds', { max });
    const named = subjectIds.map((id) => decodeContentId(id, 'subjectIds'));
    return this.database.transaction(async (tx) => {
      const known = named.filter((subject) => subject !== null);
      const found = await lockContent(tx, known);
      const faults = await faultsIn(tx, context, decision, named, found);
      if (faults.length > 0) throw new DomainError(faults);
      const subjects = [...new Set(known.map(keyOf))].flatMap((key) => found.get(key) ?? []);
      await this.carryOut(tx, subjects, action, viewer.memberId);
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

  private async carryOut(
    tx: Transaction,
    subjects: readonly Content[],
    action: ModerationAction,
    actorId: number,
  ): Promise<void> {
    if (action === 'DISMISS') return;
    const to = action === 'HIDE' ? 'HIDDEN' : 'VISIBLE';
    const changes = subjects.filter(({ state }) => state !== to).map((content) => ({ content, to }) as const);
    await this.states.apply(tx, changes, { actorId, bannedMemberId: null });
    if (action === 'HIDE') await keepHidden(tx, subjects);
    else await showDespiteBans(tx, this.jobs, subjects);
  }
}

/** What stands against a decision, in the order of what it names. */
async function faultsIn(
  sql: Sql,
  context: RequestContext,
  { action, marks: read }: Decision,
  named: readonly (ContentId | null)[],
  found: ReadonlyMap<string, Content>,
): Promise<Refusal[]> {
  const known = named.filter((subject) => subject !== null);
  const readable = await readableOf(sql, context, known);
  const withReports = await reported(sql, known);
  const marks = read ? await marksOf(sql, known) : new Map<string, string>();
  return named.flatMap((subject, index) => {
    const content = subject && found.get(keyOf(subject));
    const place = ['subjectIds', String(index)];
    const hasReports = content ? withReports.has(keyOf(content)) : false;
    if (!content || (content.isDeleted && !hasReports) || !readable.has(keyOf(content)))
      return [refusal('NOT_FOUND', place)];
    if (stateAfter(action, { ...content, hasReports }) === null)
      return [refusal('INVALID', place, {}, DECIDED_ALREADY)];
    const mark = read?.[index] ?? null;
    return mark === null || mark === marks.get(keyOf(content))
      ? []
      : [refusal('STALE', place, {}, CHANGED_SINCE)];
  });
}
