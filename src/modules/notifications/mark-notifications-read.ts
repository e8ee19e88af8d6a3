import { Injectable } from '@nestjs/common';
import { requireViewer } from '../../common/auth/viewer.js';
import { refuse } from '../../common/errors/domain-error.js';
import { decodeIdOf } from '../../common/graphql/node-id.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { Database } from '../../database/database.js';

const AT_ONCE = 100;

@Injectable()
export class MarkNotificationsRead {
  constructor(private readonly database: Database) {}

  /**
   * @param ids null for all; what was read before stays as it is
   * @throws UNAUTHENTICATED; TOO_MANY on ids; NOT_FOUND on one that is not the viewer's
   */
  async mark(context: RequestContext, ids: readonly string[] | null): Promise<void> {
    const { memberId } = requireViewer(context);
    if (ids === null) {
      await this.database.query(
        'UPDATE notifications SET read_at = now() WHERE recipient_id = $1 AND read_at IS NULL',
        [memberId],
      );
      return;
    }
    if (ids.length > AT_ONCE) throw refuse('TOO_MANY', 'ids', { max: AT_ONCE });
    const numbers = ids.map((id) => decodeIdOf('Notification', id, 'ids'));
    await this.database.transaction(async (tx) => {
      const own = await tx.query<{ id: number }>(
        'SELECT id FROM notifications WHERE id = ANY ($1::bigint[]) AND recipient_id = $2 ORDER BY id FOR UPDATE',
        [numbers, memberId],
      );
      const missing = numbers.findIndex((number) => !own.some(({ id }) => id === number));
      if (missing >= 0) throw refuse('NOT_FOUND', ['ids', String(missing)]);
      await tx.query(
        'UPDATE notifications SET read_at = now() WHERE id = ANY ($1::bigint[]) AND read_at IS NULL',
        [numbers],
      );
    });
  }
}
