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
import type { BoardVisibility } from './board.entity.js';
import type { UpdateBoardInput } from './board.inputs.js';
import type { BoardModel } from './board.model.js';
import { BoardsLoader } from './boards.loader.js';
import { owningTeams, replaceTeams } from './owning-teams.js';

interface BoardState {
  name: string;
  description: string | null;
  visibility: BoardVisibility;
  vote_budget: number | null;
  hold_first_posts: number;
  team_ids: number[];
}

const STATE = `
SELECT b.name, b.description, b.visibility, b.vote_budget, b.hold_first_posts,
  ARRAY(SELECT t.team_id FROM board_teams t WHERE t.board_id = b.id ORDER BY t.team_id) AS team_ids
FROM boards b WHERE b.id = $1 AND b.deleted_at IS NULL`;

/** The inputs' names of what differs, as the audit log lists them. */
function changedFields(before: BoardState, after: BoardState): string[] {
  const names: [keyof BoardState, string][] = [
    ['name', 'name'],
    ['description', 'description'],
    ['visibility', 'visibility'],
    ['vote_budget', 'voteBudget'],
    ['hold_first_posts', 'holdFirstPosts'],
    ['team_ids', 'teamIds'],
  ];
  return names.flatMap(([key, name]) => (String(before[key]) === String(after[key]) ? [] : [name]));
}

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
   * @throws UNAUTHENTICATED; FORBIDDEN for anybody but administrators; NOT_FOUND on boardId or teamIds.N; IN_USE on visibility or teamIds where
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
    if (input.visibility !== undefined || teamIds !== null) {
      const [now] = await tx.query<BoardState>(STATE, [boardId]);
      if (!now) throw refuse('NOT_FOUND', 'boardId');
      const { visibility, team_ids } = wanted(now);
      // Before the board's own lock: ideas are locked before boards.
      await this.events.emit('board.readersChanging', { boardId, visibility, teamIds: team_ids }, tx);
    }
    const [before] = await tx.query<BoardState>(`${STATE} FOR NO KEY UPDATE OF b`, [boardId]);
    if (!before) throw refuse('NOT_FOUND', 'boardId');
    const after = wanted(before);
    const fields = changedFields(before, after);
    if (fields.length === 0) return;
    await tx.query(
      `UPDATE boards SET name = $2, description = $3, visibility = $4, vote_budget = $5, hold_first_posts = $6 WHERE id = $1`,
      [boardId, after.name, after.description, after.visibility, after.vote_budget, after.hold_first_posts],
    );
    if (teamIds) await replaceTeams(tx, boardId, teamIds);
    await this.audit.record(tx, context, [
      {
        action: 'board.updated',
        subject: { type: 'Board', id: boardId },
        details: { name: after.name, fields: fields.join(', ') },
      },
    ]);
  }
}
