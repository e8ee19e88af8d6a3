import { Injectable } from '@nestjs/common';
import { canReadBoard, requireViewer } from '../../common/auth/viewer.js';
import { refuse } from '../../common/errors/domain-error.js';
import { decodeIdOf } from '../../common/graphql/node-id.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { Database } from '../../database/database.js';
import { DomainEvents } from '../../events/domain-events.js';
import { holdMerges } from '../ideas/idea-trees.js';
import { areReadAlike, type Readers } from '../merging/merge.policy.js';
import { bumpCounters } from '../ideas/idea-counters.js';
import '../ideas/idea.events.js';
import './triage.events.js';
import { ASSIGNABLE, OWNS_BOARD } from './assignable.sql.js';
import { lockOneForTriage } from './lock-for-triage.js';

const BOARDS = `
SELECT b.id AS "boardId", b.visibility, ARRAY(SELECT t.team_id FROM board_teams t WHERE t.board_id = b.id ORDER BY t.team_id) AS "teamIds"
FROM boards b WHERE b.id IN ($1, $2) AND b.deleted_at IS NULL ORDER BY b.id FOR SHARE OF b`;

export interface BoardMove {
  ideaId: string;
  boardId: string;
  triageVersion?: number | null | undefined;
}

@Injectable()
export class MoveToBoard {
  constructor(
    private readonly database: Database,
    private readonly events: DomainEvents,
  ) {}

  /**
   * Team and assignee stay where they answer for the new board, too. It leaves the storm session that it was submitted into. Votes stay: they count in the
   * budgets of the new board.
   * @returns the idea's number
   * @throws UNAUTHENTICATED, FORBIDDEN; NOT_FOUND or IDEA_CLOSED on ideaId; STALE; NOT_FOUND on boardId for a board that the viewer may
   *   not submit to; INVALID on boardId where ideas were merged into it and other people read the new board
   */
  move(context: RequestContext, { ideaId, boardId: nodeId, triageVersion }: BoardMove): Promise<number> {
    requireViewer(context);
    const boardId = decodeIdOf('Board', nodeId, 'boardId');
    return this.database.transaction(async (tx) => {
      // Nobody changes who reads a board that ideas are merged into meanwhile.
      await holdMerges(tx, 'shared');
      const idea = await lockOneForTriage(tx, context, { ideaId, triageVersion });
      if (boardId === null || !canReadBoard(context, boardId)) throw refuse('NOT_FOUND', 'boardId');
      if (boardId === idea.boardId) return idea.id;
      const [from, to] = await tx.query<Readers>(BOARDS, [idea.boardId, boardId]);
      if (!from || !to) throw refuse('NOT_FOUND', 'boardId');
      // Whoever reads the one must be able to read what was merged into it.
      if (idea.hasSources && !areReadAlike(from, to)) throw refuse('INVALID', 'boardId');
      await tx.query(
        `UPDATE ideas i SET board_id = $2, storm_id = NULL, triage_version = triage_version + 1, updated_at = clock_timestamp(),
           team_id = CASE WHEN ${OWNS_BOARD('i.team_id', '$2')} THEN i.team_id END,
           assignee_id = CASE WHEN ${ASSIGNABLE('i.assignee_id', '$2')} THEN i.assignee_id END
         WHERE i.id = $1`,
        [idea.id, boardId],
      );
      const { statusId, votes, comments } = idea;
      if (idea.isPresent)
        await bumpCounters(tx, [
          { boardId: idea.boardId, statusId, ideas: -1, votes: -votes, comments: -comments },
          { boardId, statusId, ideas: 1, votes, comments },
        ]);
      await this.events.emit('idea.movedBoard', { ideaId: idea.id, boardId }, tx);
      await this.events.emit('ideas.changed', { ideaIds: [idea.id] }, tx);
      return idea.id;
    });
  }
}
