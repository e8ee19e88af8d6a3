import { Injectable } from '@nestjs/common';
import { requireAdministrator } from '../../common/auth/viewer.js';
import { refuse } from '../../common/errors/domain-error.js';
import { decodeIdOf } from '../../common/graphql/node-id.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { Database } from '../../database/database.js';
import type { Transaction } from '../../database/sql.js';
import { DomainEvents } from '../../events/domain-events.js';
import { AuditLog } from '../audit/audit-log.js';
import './board.events.js';
import type { UpdateBoardInput } from './board.inputs.js';
import type { BoardModel } from './board.model.js';
import { auditOfChange, BOARD_STATE, changedFields, changesReaders, type BoardState } from './board-state.js';
import { BoardsLoader } from './boards.loader.js';
import { namesOfTeams, owningTeams, replaceTeams } from './owning-teams.js';

/** Of two changes of board $1 at once the second waits, and sees what the first one made of it. */
const LOCK = `SELECT pg_advisory_xact_lock(hashtextextended('board ' || $1::bigint, 0))`;

@Injectable()
export class UpdateBoard {
  constructor(
    private readonly database: Database,
    private readonly events: DomainEvents,
    private readonly audit: AuditLog,
    private readonly boards: BoardsLoader,
  ) {}

  /**
   * What is left out stays. Votes above a lowered budget stay, too.
   * @throws UNAUTHENTICATED; FORBIDDEN for anybody but administrators; NOT_FOUND on boardId or teamIds.N; TOO_MANY on teamIds; IN_USE on visibility or teamIds where
   *   ideas merged across boards would be read by others than what they are merged with
   */
  async run(context: RequestContext, input: UpdateBoardInput): Promise<BoardModel | null> {
    requireAdministrator(context);
    const boardId = decodeIdOf('Board', input.boardId, 'boardId');
    if (boardId === null) throw refuse('NOT_FOUND', 'boardId');
    await this.database.transaction((tx) => this.change(tx, context, boardId, input));
    return this.boards.readNow(boardId);
  }

  private async change(
    tx: Transaction,
    context: RequestContext,
    boardId: number,
    input: UpdateBoardInput,
  ): Promise<void> {
    const teamIds = input.teamIds === undefined ? null : await owningTeams(tx, input.teamIds ?? []);
    const wanted = (before: BoardState): BoardState => ({
      name: input.name ?? before.name,
      description: input.description === undefined ? before.description : input.description || null,
      visibility: input.visibility ?? before.visibility,
      vote_budget: input.voteBudget === undefined ? before.vote_budget : input.voteBudget,
      hold_first_posts: input.holdFirstPosts ?? before.hold_first_posts,
      team_ids: teamIds ?? before.team_ids,
    });
    await tx.query(LOCK, [boardId]);
    const [now] = await tx.query<BoardState>(BOARD_STATE, [boardId]);
    if (!now) throw refuse('NOT_FOUND', 'boardId');
    const { visibility, team_ids } = wanted(now);
    const readers = { boardId, visibilityBefore: now.visibility, visibility, teamIds: team_ids };
    // Before the board's own lock: ideas are locked before boards.
    if (changesReaders(now, wanted(now))) await this.events.emit('board.readersChanging', readers, tx);
    const [before] = await tx.query<BoardState>(`${BOARD_STATE} FOR NO KEY UPDATE OF b`, [boardId]);
    if (!before) throw refuse('NOT_FOUND', 'boardId');
    const after = wanted(before);
    if (changedFields(before, after).length === 0) return;
    await tx.query(
      `UPDATE boards SET name = $2, description = $3, visibility = $4, vote_budget = $5, hold_first_posts = $6 WHERE id = $1`,
      [boardId, after.name, after.description, after.visibility, after.vote_budget, after.hold_first_posts],
    );
    if (teamIds) await replaceTeams(tx, boardId, teamIds);
    if (before.team_ids.some((id) => !after.team_ids.includes(id)))
      await this.events.emit('board.teamsRemoved', { boardId }, tx);
    const entries = auditOfChange(boardId, before, after, await namesOfTeams(tx, after.team_ids));
    await this.audit.record(tx, context, entries);
  }
}
