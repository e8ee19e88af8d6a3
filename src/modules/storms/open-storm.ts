import { Injectable } from '@nestjs/common';
import { canReadBoard, requireViewer } from '../../common/auth/viewer.js';
import { DomainError, forbidden, refuse } from '../../common/errors/domain-error.js';
import { decodeIdOf } from '../../common/graphql/node-id.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { slugify } from '../../common/text/slug.js';
import { Database } from '../../database/database.js';
import { idempotently } from '../../database/idempotent.js';
import type { Transaction } from '../../database/sql.js';
import { AuditLog } from '../audit/audit-log.js';
import { canHost } from './storm.policy.js';
import { stormTimeFaults, type StormTimes } from './storm-times.js';
import { TellOpenings } from './tell-openings.js';

export interface NewStorm extends StormTimes {
  boardId: string;
  title: string;
  /** Markdown. */
  brief: string;
  /** The same again answers with the first one's storm session. */
  idempotencyKey?: string;
}

@Injectable()
export class OpenStorm {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    private readonly openings: TellOpenings,
  ) {}

  /**
   * Announces a storm session, hosted by the viewer; it opens by itself.
   * @returns its number
   * @throws UNAUTHENTICATED, FORBIDDEN; NOT_FOUND on boardId; INVALID on opensAt, closesAt or idempotencyKey
   */
  open(context: RequestContext, { idempotencyKey: key, ...storm }: NewStorm): Promise<number> {
    const viewer = requireViewer(context);
    const boardId = decodeIdOf('Board', storm.boardId, 'boardId');
    if (boardId === null || !canReadBoard(context, boardId)) throw refuse('NOT_FOUND', 'boardId');
    if (!canHost(viewer, boardId)) throw forbidden();
    const { memberId } = viewer;
    return this.database.transaction((tx) =>
      idempotently(tx, { memberId, mutation: 'openStorm', key, input: storm }, async () => {
        await holdBoard(tx, boardId);
        const [clock] = await tx.query<{ now: Date }>('SELECT statement_timestamp() AS now');
        const faults = stormTimeFaults(storm, clock?.now ?? new Date());
        if (faults.length > 0) throw new DomainError(faults);
        const id = await insert(tx, { ...storm, boardId, hostId: memberId });
        await this.openings.plan(tx, id, storm.opensAt);
        const details = { title: storm.title };
        await this.audit.record(tx, context, [
          { action: 'storm.opened', subject: { type: 'Storm', id }, details },
        ]);
        return id;
      }),
    );
  }
}

/** It is not deleted meanwhile. @throws NOT_FOUND on boardId where it was */
async function holdBoard(tx: Transaction, boardId: number): Promise<void> {
  const [board] = await tx.query('SELECT 1 FROM boards WHERE id = $1 AND deleted_at IS NULL FOR KEY SHARE', [
    boardId,
  ]);
  if (!board) throw refuse('NOT_FOUND', 'boardId');
}

/** Under the next free slug: two of the same title are numbered, also where they come at once. */
async function insert(
  tx: Transaction,
  storm: Omit<NewStorm, 'boardId' | 'idempotencyKey'> & { boardId: number; hostId: number },
): Promise<number> {
  const base = slugify(storm.title, 'storm');
  for (let n = 1; ; n++) {
    const [row] = await tx.query<{ id: number }>(
      `INSERT INTO storms (slug, board_id, host_id, title, brief, opens_at, closes_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT (slug) DO NOTHING RETURNING id`,
      [
        n === 1 ? base : `${base}-${n}`,
        storm.boardId,
        storm.hostId,
        storm.title,
        storm.brief,
        storm.opensAt,
        storm.closesAt,
      ],
    );
    if (row) return row.id;
  }
}
