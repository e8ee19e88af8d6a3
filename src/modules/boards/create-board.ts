import { Injectable } from '@nestjs/common';
import { requireAdministrator } from '../../common/auth/viewer.js';
import { refuse } from '../../common/errors/domain-error.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { Database } from '../../database/database.js';
import { AuditLog } from '../audit/audit-log.js';
import type { CreateBoardInput } from './board.inputs.js';
import type { BoardModel } from './board.model.js';
import { BoardsLoader } from './boards.loader.js';
import { owningTeams, replaceTeams } from './owning-teams.js';

@Injectable()
export class CreateBoard {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    private readonly boards: BoardsLoader,
  ) {}

  /** @throws UNAUTHENTICATED; FORBIDDEN for anybody but administrators; TAKEN on slug; TOO_MANY on teamIds; NOT_FOUND on teamIds.N */
  async run(context: RequestContext, input: CreateBoardInput): Promise<BoardModel | null> {
    requireAdministrator(context);
    const { slug, name, visibility, voteBudget = null, holdFirstPosts } = input;
    const boardId = await this.database.transaction(async (tx) => {
      const teamIds = await owningTeams(tx, input.teamIds ?? []);
      // Of two at once the second waits for the first, and finds the name taken.
      const [board] = await tx.query<{ id: number }>(
        `INSERT INTO boards (slug, name, description, visibility, vote_budget, hold_first_posts)
         VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (slug) DO NOTHING RETURNING id`,
        [slug, name, input.description || null, visibility, voteBudget, holdFirstPosts ?? 0],
      );
      if (!board) throw refuse('TAKEN', 'slug');
      await replaceTeams(tx, board.id, teamIds);
      await this.audit.record(tx, context, [
        {
          action: 'board.created',
          subject: { type: 'Board', id: board.id },
          details: { name, slug, visibility },
        },
      ]);
      return board.id;
    });
    return this.boards.readNow(boardId);
  }
}
