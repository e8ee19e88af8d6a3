import { Injectable } from '@nestjs/common';
import { refuse } from '../../common/errors/domain-error.js';
import { decodeIdOf } from '../../common/graphql/node-id.js';
import type { Transaction } from '../../database/sql.js';
import type { LogoChosen } from '../community/community.events.js';
import type { PictureChosen } from '../members/member.events.js';
import { IS_KEPT } from './attachment.row.js';

/** The pictures of members and the logo of the community: what was chosen before goes, since nobody can choose it again. */
@Injectable()
export class ChosenPictures {
  /** @throws NOT_FOUND on avatarId for what is no picture of the member's own */
  async setAvatar(tx: Transaction, { memberId, attachmentId }: PictureChosen): Promise<void> {
    const [before] = await tx.query<{ key: string | null }>(
      'SELECT avatar_key AS key FROM members WHERE id = $1',
      [memberId],
    );
    const key = await this.take(tx, 'AVATAR', attachmentId, 'avatarId', memberId, before?.key ?? null);
    await tx.query('UPDATE members SET avatar_key = $2 WHERE id = $1', [memberId, key]);
    await this.discard(tx, before?.key ?? null, key);
  }

  /** @throws NOT_FOUND on logoId for what was not uploaded as a logo */
  async setLogo(tx: Transaction, { attachmentId }: LogoChosen): Promise<void> {
    const [before] = await tx.query<{ key: string | null }>(
      'SELECT logo_key AS key FROM community_settings FOR NO KEY UPDATE',
    );
    const key = await this.take(tx, 'LOGO', attachmentId, 'logoId', null, before?.key ?? null);
    await tx.query('UPDATE community_settings SET logo_key = $1', [key]);
    await this.discard(tx, before?.key ?? null, key);
  }

  /** @param uploaderId whose it must be; null for anybody's */
  private async take(
    tx: Transaction,
    purpose: 'AVATAR' | 'LOGO',
    attachmentId: string | null,
    field: string,
    uploaderId: number | null,
    before: string | null,
  ): Promise<string | null> {
    if (attachmentId === null) return null;
    const [row] = await tx.query<{ key: string }>(
      `UPDATE attachments a SET loose_since = NULL
       WHERE a.id = $1 AND a.purpose = $2 AND ${IS_KEPT} AND ($3::bigint IS NULL OR a.uploader_id = $3)
         AND (a.loose_since IS NOT NULL OR a.key = $4) RETURNING a.key`,
      [decodeIdOf('Attachment', attachmentId, field), purpose, uploaderId, before],
    );
    if (!row) throw refuse('NOT_FOUND', field);
    return row.key;
  }

  private async discard(tx: Transaction, before: string | null, now: string | null): Promise<void> {
    if (before === null || before === now) return;
    await tx.query('UPDATE attachments SET discarded_at = now(), loose_since = now() WHERE key = $1', [
      before,
    ]);
  }
}
