import { Injectable } from '@nestjs/common';
import { BatchLoader } from '../../common/graphql/batch-loader.js';
import { encodeId } from '../../common/graphql/node-id.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { Config } from '../../config/config.js';
import { Database } from '../../database/database.js';
import type { AdoptionOutcome } from '../statuses/stage.js';
import type { AdoptionModel, DeliveryLink } from './adoption.model.js';
import { canEditAdoption } from './adoption.policy.js';
import type { AdoptionStage } from './adoption-stage.js';
import { isVisible } from './visible-ideas.sql.js';

interface AdoptionRow {
  id: number;
  team_id: number;
  owner_id: number;
  title: string;
  summary: string;
  stage: AdoptionStage;
  target_date: string | null;
  outcome: AdoptionOutcome | null;
  response: string;
  adopted_at: Date;
  delivered_at: Date | null;
  dropped_at: Date | null;
  updated_at: Date;
  idea_count: number;
  points: number;
  links: DeliveryLink[] | null;
}

const ADOPTIONS = `
SELECT a.id, a.team_id, a.owner_id, a.title, a.summary, a.stage, to_char(a.target_date, 'YYYY-MM-DD') AS target_date, a.outcome, a.response,
  a.adopted_at, a.delivered_at, a.dropped_at, a.updated_at, v.ideas AS idea_count, (v.net_votes * c.points_per_vote)::bigint AS points,
  (SELECT json_agg(json_build_object('title', l.title, 'url', l.url) ORDER BY l.position) FROM adoption_links l WHERE l.adoption_id = a.id) AS links
FROM adoptions a
CROSS JOIN community_settings c
CROSS JOIN LATERAL (
  SELECT count(*) AS ideas, sum(i.net_votes) AS net_votes
  FROM adoption_ideas ai JOIN ideas i ON i.id = ai.idea_id
  WHERE ai.adoption_id = a.id AND ${isVisible('i', '$2')}
) v
WHERE a.id = ANY ($1) AND v.ideas > 0`;

/** Adoptions as the viewer may know of them, by one of their ideas at least; every adoption that leaves the server comes through here. */
@Injectable()
export class AdoptionsLoader extends BatchLoader<AdoptionModel> {
  constructor(
    private readonly database: Database,
    private readonly config: Config,
  ) {
    super();
  }

  protected async batch(
    keys: readonly number[],
    context: RequestContext,
  ): Promise<Map<number, AdoptionModel>> {
    const rows = await this.database.query<AdoptionRow>(ADOPTIONS, [keys, context.boardIds]);
    return new Map(rows.map((row) => [row.id, this.toModel(row, context)]));
  }

  private toModel(row: AdoptionRow, { viewer }: RequestContext): AdoptionModel {
    const id = encodeId('Adoption', row.id);
    return {
      __typename: 'Adoption',
      adoptionId: row.id,
      id,
      teamId: row.team_id,
      ownerId: row.owner_id,
      ideaCount: row.idea_count,
      title: row.title,
      summary: row.summary,
      stage: row.stage,
      targetDate: row.target_date,
      links: row.links ?? [],
      points: row.points,
      outcome: row.outcome,
      adoptedAt: row.adopted_at,
      deliveredAt: row.delivered_at,
      droppedAt: row.dropped_at,
      updatedAt: row.updated_at,
      response: row.response,
      url: `${this.config.publicUrl}/adoptions/${id}`,
      viewerCanEdit: canEditAdoption(viewer, { teamId: row.team_id }),
    };
  }
}
