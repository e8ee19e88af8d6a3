import { Injectable } from '@nestjs/common';
import { Throttle } from '../../common/auth/throttle.js';
import { requireViewer } from '../../common/auth/viewer.js';
import { refuse } from '../../common/errors/domain-error.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { isLocale } from '../../common/i18n/locale.js';
import { Database } from '../../database/database.js';
import { isUniqueViolation } from '../../database/unique-violation.js';
import { DomainEvents } from '../../events/domain-events.js';
import { isHandle } from './handle.js';
import { takeHandle } from './take-handle.js';
import './member.events.js';
import type { UpdateProfileInput } from './update-profile.input.js';

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
    const takes = handle !== undefined && (await this.isOther(memberId, handle));
    if (takes) await this.throttle.consume('changeHandle', String(memberId));
    await this.database
      .transaction(async (tx) => {
        if (handle !== undefined) await takeHandle(tx, memberId, handle);
        await tx.query(
          `UPDATE members SET display_name = coalesce($2, display_name), digest = coalesce($3, digest),
             locale = CASE WHEN $4 THEN $5 ELSE locale END WHERE id = $1 AND erased_at IS NULL`,
          [memberId, displayName ?? null, digest ?? null, locale !== undefined, locale ?? null],
        );
        if (avatarId !== undefined)
          await this.events.emit('member.pictureChosen', { memberId, attachmentId: avatarId }, tx);
        if (digest !== undefined) await this.events.emit('member.digestChanged', { memberId, digest }, tx);
      })
      .catch(async (error: unknown) => {
        // Looking for one that is free is no change.
        if (takes) await this.throttle.refund('changeHandle', String(memberId));
        throw isUniqueViolation(error, 'members_handle_key') ? refuse('TAKEN', 'handle') : error;
      });
  }

  private async isOther(memberId: number, handle: string): Promise<boolean> {
    const rows = await this.database.query('SELECT 1 FROM members WHERE id = $1 AND handle <> $2', [
      memberId,
      handle,
    ]);
    return rows.length > 0;
  }
}
