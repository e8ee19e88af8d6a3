import { Injectable } from '@nestjs/common';
import { canAdminister, requireViewer } from '../../common/auth/viewer.js';
import { forbidden } from '../../common/errors/domain-error.js';
import { scopeHash } from '../../common/graphql/cursor.js';
import { decodeId, decodeIdOf, encodeId, type NodeType } from '../../common/graphql/node-id.js';
import { pageRequest, toConnection, type Connection, type PageArgs } from '../../common/graphql/page.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { Database } from '../../database/database.js';
import { AuditSubjects } from './audit-subjects.js';
import { ACTION_KEYS, actionLabel, auditSummary } from './audit-summary.js';
import type { AuditActionModel, AuditEventModel, AuditFilter } from './audit.model.js';

export type AuditEvents = Connection<AuditEventModel> & { totalCount: () => Promise<number> };

interface Row {
  id: number;
  action: string;
  actor_id: number | null;
  subject_type: NodeType | null;
  subject_id: number | null;
  details: object;
  ip_address: string | null;
  created_at: Date;
}

const COLUMNS = `id, action, actor_id, subject_type, subject_id, details, host(ip_address) AS ip_address, created_at`;

/** A filter as SQL: its values are only ever parameters. */
function conditionsOf(filter: AuditFilter): { where: string; values: unknown[] } {
  const parts = ['true'];
  const values: unknown[] = [];
  const add = (value: unknown, part: (place: string) => string): void => {
    values.push(value);
    parts.push(part(`$${values.length}`));
  };
  const { actions, actorId, subjectId, from, to } = filter;
  if (actions) add(actions, (place) => `action = ANY (${place}::text[])`);
  if (actorId) add(decodeIdOf('Member', actorId, 'filter.actorId'), (place) => `actor_id = ${place}::bigint`);
  if (subjectId) {
    const { type, id } = decodeId(subjectId, 'filter.subjectId');
    add(type, (place) => `subject_type = ${place}::text`);
    add(id, (place) => `subject_id = ${place}::bigint`);
  }
  if (from) add(from, (place) => `created_at >= ${place}::timestamptz`);
  if (to) add(to, (place) => `created_at < ${place}::timestamptz`);
  return { where: parts.join(' AND '), values };
}

/** Who did what, for administrators. */
@Injectable()
export class ListAuditEvents {
  constructor(
    private readonly database: Database,
    private readonly subjects: AuditSubjects,
  ) {}

  /** Newest first. @throws UNAUTHENTICATED, FORBIDDEN; BAD_USER_INPUT as every page, and for a malformed id */
  async list(context: RequestContext, args: PageArgs, filter: AuditFilter): Promise<AuditEvents> {
    this.authorise(context);
    const keyset = { scope: scopeHash(['audit', filter]), types: ['number'] as const };
    const request = pageRequest(args, keyset);
    const { where, values } = conditionsOf(filter);
    const after = request.from ? ` AND id < $${values.length + 2}::bigint` : '';
    const rows = await this.database.queryOnce<Row>(
      `SELECT ${COLUMNS} FROM audit_events WHERE ${where}${after} ORDER BY id DESC LIMIT $${values.length + 1}`,
      [...values, request.size + 1, ...(request.from ?? [])],
    );
    const models = await this.toModels(context, rows);
    const connection = toConnection(
      rows.flatMap(({ id }, i) => {
        const model = models[i];
        return model ? [{ id, model }] : [];
      }),
      request,
      keyset,
      ({ id }) => [id],
      ({ model }) => model,
    );
    return Object.assign(connection, { totalCount: () => this.count(where, values) });
  }

  /** Null for all but administrators. */
  async find(context: RequestContext, id: number): Promise<AuditEventModel | null> {
    if (!canAdminister(context.viewer)) return null;
    const rows = await this.database.query<Row>(`SELECT ${COLUMNS} FROM audit_events WHERE id = $1`, [id]);
    return (await this.toModels(context, rows))[0] ?? null;
  }

  /** @throws UNAUTHENTICATED, FORBIDDEN */
  actions(context: RequestContext): AuditActionModel[] {
    this.authorise(context);
    return ACTION_KEYS.map((key) => ({ key, label: actionLabel(key, context.locale) }));
  }

  private authorise(context: RequestContext): void {
    if (!canAdminister(requireViewer(context))) throw forbidden();
  }

  private async toModels({ locale }: RequestContext, rows: readonly Row[]): Promise<AuditEventModel[]> {
    const named = rows.map(({ subject_type: type, subject_id: id }) =>
      type === null || id === null ? null : { type, id },
    );
    const nameOf = await this.subjects.of(
      this.database,
      named.filter((subject) => subject !== null),
      locale,
    );
    return rows.map((row, i): AuditEventModel => {
      const subject = named[i] ?? null;
      return {
        __typename: 'AuditEvent',
        id: encodeId('AuditEvent', row.id),
        actorId: row.actor_id,
        subject,
        action: row.action,
        subjectId: subject && encodeId(subject.type, subject.id),
        summary: auditSummary(row.action, subject && nameOf(subject), row.details, locale),
        ipAddress: row.ip_address,
        createdAt: row.created_at,
      };
    });
  }

  private async count(where: string, values: readonly unknown[]): Promise<number> {
    const [row] = await this.database.queryOnce<{ n: number }>(
      `SELECT count(*) AS n FROM audit_events WHERE ${where}`,
      values,
    );
    return row?.n ?? 0;
  }
}
