import { Injectable } from '@nestjs/common';
import { requireViewer } from '../../common/auth/viewer.js';
import { forbidden, refuse } from '../../common/errors/domain-error.js';
import { decodeIdOf } from '../../common/graphql/node-id.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { LIMITS } from '../../common/limits.js';
import { Database } from '../../database/database.js';
import {
  toReplyTemplateModel,
  type ReplyTemplateModel,
  type ReplyTemplateRow,
} from './reply-template.model.js';

export interface TemplateDraft {
  /** Undefined or null: a new one. */
  id?: string | null | undefined;
  teamId: string;
  name: string;
  body: string;
}

/** A team's own: its members read and write them, nobody else. */
@Injectable()
export class ReplyTemplatesService {
  constructor(private readonly database: Database) {}

  /** Those of the viewer's teams, by name. */
  async list({ viewer }: RequestContext): Promise<ReplyTemplateModel[]> {
    if (!viewer || viewer.teamIds.length === 0) return [];
    const rows = await this.database.query<ReplyTemplateRow>(
      'SELECT id, team_id, name, body FROM reply_templates WHERE team_id = ANY ($1::bigint[]) ORDER BY name, id',
      [viewer.teamIds],
    );
    return rows.map(toReplyTemplateModel);
  }

  /**
   * @returns the template's own id
   * @throws UNAUTHENTICATED; FORBIDDEN for a team that is not the viewer's; NOT_FOUND on id or teamId; TAKEN on name; TOO_MANY on teamId
   */
  save(context: RequestContext, draft: TemplateDraft): Promise<number> {
    const viewer = requireViewer(context);
    const teamId = decodeIdOf('Team', draft.teamId, 'teamId');
    const isNew = draft.id === undefined || draft.id === null;
    const id = isNew ? null : decodeIdOf('ReplyTemplate', draft.id ?? '', 'id');
    return this.database.transaction(async (tx) => {
      // Two of a team's at once would count alike, or take one name.
      const [team] = await tx.query('SELECT 1 FROM teams WHERE id = $1 FOR NO KEY UPDATE', [teamId]);
      if (!team || teamId === null) throw refuse('NOT_FOUND', 'teamId');
      if (!viewer.teamIds.includes(teamId)) throw forbidden();
      const others = await tx.query<{ name: string }>(
        'SELECT name FROM reply_templates WHERE team_id = $1 AND id IS DISTINCT FROM $2',
        [teamId, id],
      );
      if (others.some(({ name }) => name === draft.name)) throw refuse('TAKEN', 'name');
      if (others.length >= LIMITS.templatesMax)
        throw refuse('TOO_MANY', 'teamId', { max: LIMITS.templatesMax });
      const [saved] = isNew
        ? await tx.query<{ id: number }>(
            'INSERT INTO reply_templates (team_id, name, body) VALUES ($1, $2, $3) RETURNING id',
            [teamId, draft.name, draft.body],
          )
        : await tx.query<{ id: number }>(
            'UPDATE reply_templates SET team_id = $1, name = $2, body = $3 WHERE id = $4 AND team_id = ANY ($5::bigint[]) RETURNING id',
            [teamId, draft.name, draft.body, id, viewer.teamIds],
          );
      if (!saved) throw refuse('NOT_FOUND', 'id');
      return saved.id;
    });
  }

  /** @throws UNAUTHENTICATED; NOT_FOUND on id, also for another team's */
  async delete(context: RequestContext, nodeId: string): Promise<void> {
    const viewer = requireViewer(context);
    const gone = await this.database.query(
      'DELETE FROM reply_templates WHERE id = $1 AND team_id = ANY ($2::bigint[]) RETURNING id',
      [decodeIdOf('ReplyTemplate', nodeId), viewer.teamIds],
    );
    if (gone.length === 0) throw refuse('NOT_FOUND', 'id');
  }
}
