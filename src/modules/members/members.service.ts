import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { MemberRole } from '../../common/auth/viewer.js';
import { refuse } from '../../common/errors/domain-error.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { Database } from '../../database/database.js';
import type { Sql } from '../../database/sql.js';
import type { DigestFrequency } from './digest-frequency.js';
import { handleCandidates } from './handle.js';
import { MEMBER_COLUMNS, toMemberModel, type MemberModel, type MemberRow } from './member.model.js';
import type { ViewerModel } from './viewer.model.js';

const SHARDS = 16;

export interface NewMember {
  displayName: string;
  /** Normalised, and shown to be theirs; none for who comes by an import. */
  email?: string | null;
  passwordHash?: string | null;
  role?: MemberRole;
  locale?: string | null;
  /** Now, where left out. */
  joinedAt?: Date;
}

interface ViewerRow {
  email: string;
  is_verified: boolean;
  locale: string | null;
  digest: DigestFrequency;
}

@Injectable()
export class MembersService {
  constructor(private readonly database: Database) {}

  /** @param handle in any case */
  async byHandle(handle: string): Promise<MemberModel | null> {
    const text = `SELECT ${MEMBER_COLUMNS} FROM members m WHERE m.handle = $1 AND NOT m.is_unclaimed`;
    const [row] = await this.database.query<MemberRow>(text, [handle.toLowerCase()]);
    return row ? toMemberModel(row) : null;
  }

  /** What the signed-in member sees of their own account; null when signed out. */
  async viewer(context: RequestContext): Promise<ViewerModel | null> {
    if (!context.viewer) return null;
    const { memberId } = context.viewer;
    const [row] = await this.database.query<ViewerRow>(
      'SELECT email, email_verified_at IS NOT NULL AS is_verified, locale, digest FROM members WHERE id = $1 AND email IS NOT NULL',
      [memberId],
    );
    if (!row) return null;
    const { email, is_verified: emailVerified, locale, digest } = row;
    return { memberId, email, emailVerified, locale, digest };
  }

  /**
   * @returns the new member's id
   * @throws DomainError TAKEN on ["email"] when somebody has that address
   */
  async create(tx: Sql, member: NewMember): Promise<number> {
    const {
      displayName,
      email = null,
      passwordHash = null,
      role = 'MEMBER',
      locale = null,
      joinedAt = null,
    } = member;
    for (const handle of handleCandidates(displayName)) {
      const [created] = await tx.query<{ id: number }>(
        `INSERT INTO members (handle, display_name, email, email_verified_at, password_hash, role, locale, joined_at)
         VALUES ($1, $2, $3, CASE WHEN $3::text IS NOT NULL THEN now() END, $4, $5, $6, coalesce($7::timestamptz, now()))
         ON CONFLICT DO NOTHING RETURNING id`,
        [handle, displayName, email, passwordHash, role, locale, joinedAt],
      );
      if (created) {
        await this.countOne(tx);
        return created.id;
      }
      if (email !== null && (await this.isKnown(tx, email))) throw refuse('TAKEN', 'email');
    }
    throw new Error(`no free handle for a member called ${displayName}`);
  }

  /** Everybody who ever joined or was imported. */
  async count(): Promise<number> {
    const [row] = await this.database.query<{ members: number }>(
      'SELECT coalesce(sum(members), 0)::bigint AS members FROM member_counters',
    );
    return row?.members ?? 0;
  }

  private async isKnown(tx: Sql, email: string): Promise<boolean> {
    return (await tx.query('SELECT 1 FROM members WHERE email = $1', [email])).length > 0;
  }

  private async countOne(tx: Sql): Promise<void> {
    await tx.query(
      `INSERT INTO member_counters (shard, members) VALUES ($1, 1)
       ON CONFLICT (shard) DO UPDATE SET members = member_counters.members + 1`,
      [randomInt(SHARDS)],
    );
  }
}
