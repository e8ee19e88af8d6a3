import { Injectable } from '@nestjs/common';
import { canAdminister, requireViewer } from '../../common/auth/viewer.js';
import { DomainError, forbidden } from '../../common/errors/domain-error.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { Database } from '../../database/database.js';
import type { Transaction } from '../../database/sql.js';
import { AuditLog } from '../audit/audit-log.js';
import { lockWorkflow } from './workflow-lock.js';
import { planWorkflow, type PresentStatus, type WorkflowPlan } from './workflow-plan.js';
import { workflowFaults, type StatusDraft } from './workflow.policy.js';
import * as sql from './update-workflow.sql.js';

@Injectable()
export class UpdateWorkflow {
  constructor(
    private readonly audit: AuditLog,
    private readonly database: Database,
  ) {}

  /**
   * Replaces the whole workflow, while no idea moves. Ideas and history stay with their statuses, whatever these are called now.
   * @param drafts in the workflow's order
   * @throws UNAUTHENTICATED, FORBIDDEN for anybody but administrators; whatever `workflowFaults` and `planWorkflow` say
   */
  update(context: RequestContext, drafts: readonly StatusDraft[]): Promise<void> {
    if (!canAdminister(requireViewer(context))) throw forbidden();
    const faults = workflowFaults(drafts);
    if (faults.length > 0) throw new DomainError(faults);
    return this.database.transaction(async (tx) => {
      await lockWorkflow(tx);
      const rows = await tx.query<sql.PresentRow>(sql.PRESENT);
      const present = rows.map(({ is_retired, ...row }): PresentStatus => ({
        ...row,
        isRetired: is_retired,
      }));
      const plan = planWorkflow(drafts, present, context.locale);
      if (plan.refusals.length > 0) throw new DomainError(plan.refusals);
      await this.write(tx, plan);
      await this.audit.record(tx, context, [{ action: 'workflow.updated' }]);
    });
  }

  private async write(tx: Transaction, { statuses, vanishedIds }: WorkflowPlan): Promise<void> {
    await tx.query(sql.PARK);
    await tx.query(sql.FORGET_UNUSED, [vanishedIds]);
    await tx.query(sql.RETIRE, [vanishedIds]);
    const rows = statuses.map(({ draft, id, name }, index) => ({ ...draft, id, name, position: index + 1 }));
    const column = <T>(
      of: readonly (typeof rows)[number][],
      valueOf: (row: (typeof rows)[number]) => T,
    ): T[] => of.map(valueOf);
    for (const [text, of] of [
      [sql.CHANGE, rows.filter(({ id }) => id !== null)],
      [sql.ADD, rows.filter(({ id }) => id === null)],
    ] as const)
      await tx.query(text, [
        column(of, ({ id }) => id),
        column(of, ({ key }) => key),
        column(of, ({ name }) => name),
        column(of, ({ stage }) => stage),
        column(of, ({ color }) => color),
        column(of, ({ outcome }) => outcome ?? null),
        column(of, ({ position }) => position),
        column(of, ({ requiresResponse }) => requiresResponse),
      ]);
    const steps = statuses.flatMap(({ draft }) =>
      [...new Set(draft.next)].map((to) => ({ from: draft.key, to })),
    );
    await tx.query('DELETE FROM status_transitions');
    await tx.query(sql.ADD_STEPS, [steps.map(({ from }) => from), steps.map(({ to }) => to)]);
    await tx.query(sql.FOLLOW_STAGE);
  }
}
