import { Injectable } from '@nestjs/common';
import { canAdminister } from '../../common/auth/viewer.js';
import { BatchLoader } from '../../common/graphql/batch-loader.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { Database } from '../../database/database.js';

/** Addresses of members, for administrators alone. */
@Injectable()
export class MemberEmailsLoader extends BatchLoader<string> {
  constructor(private readonly database: Database) {
    super();
  }

  protected async batch(keys: readonly number[], { viewer }: RequestContext): Promise<Map<number, string>> {
    if (!canAdminister(viewer)) return new Map();
    const rows = await this.database.query<{ id: number; email: string }>(
      'SELECT id, email FROM members WHERE id = ANY ($1) AND email IS NOT NULL',
      [keys],
    );
    return new Map(rows.map(({ id, email }) => [id, email]));
  }
}
