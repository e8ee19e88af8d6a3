import { Injectable } from '@nestjs/common';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { canBeStored } from '../../common/text/slug.js';
import { Database } from '../../database/database.js';
import type { Sql } from '../../database/sql.js';
import type { BoardVisibility } from './board.entity.js';
import type { BoardModel } from './board.model.js';
import { BoardsLoader } from './boards.loader.js';

export interface NewBoard {
  slug: string;
  name: string;
  description?: string | null;
  visibility?: BoardVisibility;
  voteBudget?: number | null;
  teamIds?: readonly number[];
}

@Injectable()
export class BoardsService {
  constructor(
    private readonly database: Database,
    private readonly loader: BoardsLoader,
  ) {}

  /** Those that the viewer may read, oldest first. */
  list(context: RequestContext): Promise<BoardModel[]> {
    return this.loader.loadMany(context, context.boardIds);
  }

  async bySlug(context: RequestContext, slug: string): Promise<BoardModel | null> {
    if (!canBeStored(slug)) return null;
    const [row] = await this.database.query<{ id: number }>('SELECT id FROM boards WHERE slug = $1', [slug]);
    return row ? this.loader.load(context, row.id) : null;
  }

  /** @returns the board's id; an existing board of that slug is left as it is */
  async ensure(sql: Sql, board: NewBoard): Promise<number> {
    const { slug, name, description = null, visibility = 'PUBLIC', voteBudget = null, teamIds = [] } = board;
    const [created] = await sql.query<{ id: number }>(
      `INSERT INTO boards (slug, name, description, visibility, vote_budget) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (slug) DO NOTHING RETURNING id`,
      [slug, name, description, visibility, voteBudget],
    );
    if (!created) {
      const [existing] = await sql.query<{ id: number }>('SELECT id FROM boards WHERE slug = $1', [slug]);
      if (!existing) throw new Error(`board ${slug} vanished`);
      return existing.id;
    }
    await sql.query('INSERT INTO board_teams (board_id, team_id) SELECT $1, unnest($2::bigint[])', [
      created.id,
      teamIds,
    ]);
    return created.id;
  }

  /** An installation's first board, so that its first visitor can submit something. */
  async ensureFirst(): Promise<void> {
    await this.database.transaction(async (tx) => {
      await tx.query('SELECT 1 FROM community_settings FOR UPDATE');
      const [any] = await tx.query('SELECT 1 FROM boards WHERE deleted_at IS NULL LIMIT 1');
      if (!any) await this.ensure(tx, { slug: 'ideas', name: 'Ideas' });
    });
  }
}
