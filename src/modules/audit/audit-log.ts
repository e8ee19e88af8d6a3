import { Injectable } from '@nestjs/common';
import type { NodeType } from '../../common/graphql/node-id.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import type { MessageValues } from '../../common/i18n/format-message.js';
import type { Sql } from '../../database/sql.js';
import type { AuditAction } from './audit-actions.messages.js';

export interface AuditEntry {
  action: AuditAction;
  subject?: { type: NodeType; id: number };
  /** What the sentence names; nothing that an erased person's name could be read from but by the subject's id. */
  details?: MessageValues;
}

/** Whoever does it before they are signed in. */
export interface AuditActor {
  actorId: number;
  ip: string;
}

/** Who did what: written in the transaction of the deed, so that neither is there without the other. */
@Injectable()
export class AuditLog {
  /** @param context of the request; null where the software acts by itself */
  async record(
    tx: Sql,
    context: Pick<RequestContext, 'viewer' | 'ip'> | AuditActor | null,
    entries: readonly AuditEntry[],
  ): Promise<void> {
    if (entries.length === 0) return;
    const actorId = context && 'actorId' in context ? context.actorId : (context?.viewer?.memberId ?? null);
    await tx.query(
      `INSERT INTO audit_events (action, actor_id, ip_address, subject_type, subject_id, details)
       SELECT e.action, $1, $2, e.subject_type, e.subject_id, e.details::jsonb
       FROM unnest($3::text[], $4::text[], $5::bigint[], $6::text[]) AS e (action, subject_type, subject_id, details)`,
      [
        actorId,
        context?.ip ?? null,
        entries.map(({ action }) => action),
        entries.map(({ subject }) => subject?.type ?? null),
        entries.map(({ subject }) => subject?.id ?? null),
        entries.map(({ details }) => JSON.stringify(details ?? {})),
      ],
    );
  }
}
