import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database } from '../../database/database.js';
import type { Sql, Transaction } from '../../database/sql.js';
import { DomainEvents } from '../../events/domain-events.js';
import { JobHandlers } from '../../jobs/job-handlers.js';
import { JobQueue } from '../../jobs/job-queue.js';
import '../boards/board.events.js';
import '../ideas/idea.events.js';
import '../teams/team.events.js';
import { ASSIGNABLE, OWNS_BOARD } from './assignable.sql.js';

declare module '../../jobs/job-queue.js' {
  interface JobMap {
    'release-board-ideas': { boardId: number };
  }
}

/** Ideas in one transaction; votes on them wait so long. */
const AT_ONCE = 200;

const OF_TEAM = 'SELECT id FROM ideas WHERE team_id = $1 ORDER BY id FOR NO KEY UPDATE';

/** Of board $1, after idea $2: those whose team or assignee does not answer for it. */
const OF_BOARD = `
SELECT i.id FROM ideas i WHERE i.board_id = $1 AND i.id > $2
  AND ((i.team_id IS NOT NULL AND NOT ${OWNS_BOARD('i.team_id', '$1')})
    OR (i.assignee_id IS NOT NULL AND NOT ${ASSIGNABLE('i.assignee_id', '$1')}))
ORDER BY i.id LIMIT ${AT_ONCE} FOR NO KEY UPDATE OF i`;

const RELEASE = `
UPDATE ideas i SET triage_version = triage_version + 1, updated_at = clock_timestamp(),
  team_id = CASE WHEN i.team_id <> $2::bigint OR ($2::bigint IS NULL AND ${OWNS_BOARD('i.team_id', 'i.board_id')}) THEN i.team_id END,
  assignee_id = CASE WHEN $2::bigint IS NOT NULL OR ${ASSIGNABLE('i.assignee_id', 'i.board_id')} THEN i.assignee_id END
WHERE i.id = ANY ($1::bigint[])`;

/** Ideas whose team is deleted, or no longer owns their board, are nobody's, nor those of people who may not answer them any more. */
@Injectable()
export class ReleaseIdeas implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly events: DomainEvents,
    private readonly handlers: JobHandlers,
    private readonly queue: JobQueue,
  ) {}

  onModuleInit(): void {
    this.events.onWithin('team.deleting', async ({ teamId }, tx) => {
      const rows = await tx.query<{ id: number }>(OF_TEAM, [teamId]);
      await this.release(
        tx,
        rows.map(({ id }) => id),
        teamId,
      );
    });
    this.events.onWithin('board.teamsRemoved', ({ boardId }, tx) => this.later(tx, boardId));
    this.handlers.register('release-board-ideas', ({ boardId }, signal) =>
      this.releaseBoard(boardId, signal),
    );
  }

  private later(sql: Sql, boardId: number): Promise<void> {
    return this.queue.add(sql, 'release-board-ideas', { boardId }, { key: `release-board-ideas/${boardId}` });
  }

  private async releaseBoard(boardId: number, signal: AbortSignal): Promise<void> {
    let done: number | undefined = 0;
    while (done !== undefined) {
      // What is released already needs no place to go on from.
      if (signal.aborted) return this.later(this.database, boardId);
      const after: number = done;
      done = await this.database.transaction(async (tx) => {
        const rows = await tx.query<{ id: number }>(OF_BOARD, [boardId, after]);
        const ids = rows.map(({ id }) => id);
        await this.release(tx, ids, null);
        return ids.length < AT_ONCE ? undefined : ids.at(-1);
      });
    }
  }

  /** @param teamId the one that goes; null where each idea's board says who answers for it */
  private async release(tx: Transaction, ideaIds: readonly number[], teamId: number | null): Promise<void> {
    if (ideaIds.length === 0) return;
    await tx.query(RELEASE, [ideaIds, teamId]);
    await this.events.emit('ideas.changed', { ideaIds }, tx);
  }
}
