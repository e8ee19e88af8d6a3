import { Injectable } from '@nestjs/common';
import { BatchLoader } from '../../common/graphql/batch-loader.js';
import { Database } from '../../database/database.js';
import type { Credentials } from './credentials.policy.js';

/** By session. */
@Injectable()
export class CredentialsLoader extends BatchLoader<Credentials> {
  constructor(private readonly database: Database) {
    super();
  }

  protected async batch(keys: readonly number[]): Promise<Map<number, Credentials>> {
    const rows = await this.database.query<{
      id: number;
      has_password: boolean;
      is_by_link: boolean;
      is_link_fresh: boolean;
      is_fresh: boolean;
    }>(
      `SELECT s.id, m.password_hash IS NOT NULL AS has_password, s.link_redeemed_at IS NOT NULL AS is_by_link,
         coalesce(s.link_redeemed_at > now() - interval '10 minutes', false) AS is_link_fresh,
         s.created_at > now() - interval '10 minutes' AS is_fresh
       FROM sessions s JOIN members m ON m.id = s.member_id WHERE s.id = ANY ($1)`,
      [keys],
    );
    return new Map(
      rows.map((row) => [
        row.id,
        {
          hasPassword: row.has_password,
          isByLink: row.is_by_link,
          isLinkFresh: row.is_link_fresh,
          isFresh: row.is_fresh,
        },
      ]),
    );
  }
}
