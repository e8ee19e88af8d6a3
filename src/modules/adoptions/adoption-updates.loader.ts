import { Injectable } from '@nestjs/common';
import { BatchLoader } from '../../common/graphql/batch-loader.js';
import { encodeId } from '../../common/graphql/node-id.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { Database } from '../../database/database.js';
import type { AdoptionUpdateModel } from './adoption-update.model.js';
import { isVisible } from './visible-ideas.sql.js';

interface UpdateRow {
  id: number;
  author_id: number;
  body: string;
  created_at: Date;
}

/** Progress posts of adoptions that the viewer may know of. */
@Injectable()
export class AdoptionUpdatesLoader extends BatchLoader<AdoptionUpdateModel> {
  constructor(private readonly database: Database) {
    super();
  }

  protected async batch(
    keys: readonly number[],
    { boardIds }: RequestContext,
  ): Promise<Map<number, AdoptionUpdateModel>> {
    const rows = await this.database.query<UpdateRow>(
      `SELECT u.id, u.author_id, u.body, u.created_at FROM adoption_updates u
       WHERE u.id = ANY ($1) AND EXISTS (
         SELECT 1 FROM adoption_ideas ai JOIN ideas i ON i.id = ai.idea_id
         WHERE ai.adoption_id = u.adoption_id AND ${isVisible('i', '$2')})`,
      [keys, boardIds],
    );
    return new Map(
      rows.map((row) => [
        row.id,
        {
          __typename: 'AdoptionUpdate',
          id: encodeId('AdoptionUpdate', row.id),
          authorId: row.author_id,
          body: row.body,
          createdAt: row.created_at,
        },
      ]),
    );
  }
}
