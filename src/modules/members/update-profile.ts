import { Injectable } from '@nestjs/common';
import pg from 'pg';
import { Throttle } from '../../common/auth/throttle.js';
import { requireViewer } from '../../common/auth/viewer.js';
import { refuse } from '../../common/errors/domain-error.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { isLocale } from '../../common/i18n/locale.js';
import { Database } from '../../database/database.js';
import { DomainEvents } from '../../events/domain-events.js';
import { isHandle } from './handle.js';
import './member.events.js';
import type { UpdateProfileInput } from './update-profile.input.js';

const UNIQUE_VIOLATION = '23505';

@Injectable()
export class UpdateProfile {
  constructor(
    private readonly database: Database,
    private readonly events: DomainEvents,
    private readonly throttle: Throttle,
  ) {}

  /**
   * @throws UNAUTHENTICATED; INVALID on handle, digest or locale; TAKEN on handle when somebody else has it; NOT_FOUND on avatarId; RATE_LIMITED
   */
  async run(
    context: RequestContext,
    { displayName, handle, digest, locale, avatarId }: UpdateProfileInput,
  ): Promise<void> {
    const { memberId } = requireViewer(context);
    if (handle !== undefined && !isHandle(handle)) throw refuse('INVALID', 'handle');
    if (digest === null) throw refuse('INVALID', 'digest');
    if (locale !== undefined && locale !== null && !isLocale(locale)) throw refuse('INVALID', 'locale');
    await this.throttle.consume('updateProfile', String(memberId));
    await this.database
      .transaction(async (tx) => {
        await tx.query(
          `UPDATE members SET display_name = coalesce($2, display_name), handle = coalesce($3, handle), digest = coalesce($4, digest),
             locale = CASE WHEN $5 THEN $6 ELSE locale END WHERE id = $1`,
          [
            memberId,
            displayName ?? null,
            handle ?? null,
            digest ?? null,
            locale !== undefined,
            locale ?? null,
          ],
        );
        if (avatarId !== undefined)
          await this.events.emit('member.pictureChosen', { memberId, attachmentId: avatarId }, tx);
        if (digest !== undefined) await this.events.emit('member.digestChanged', { memberId, digest }, tx);
      })
      .catch((error: unknown) => {
        const isTaken =
          error instanceof pg.DatabaseError &&
          error.code === UNIQUE_VIOLATION &&
          error.constraint === 'members_handle_key';
        throw isTaken ? refuse('TAKEN', 'handle') : error;
      });
  }
}
