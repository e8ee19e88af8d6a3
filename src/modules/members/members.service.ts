import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { MemberRole } from '../../common/auth/viewer.js';
import { refuse } from '../../common/errors/domain-error.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { canBeStored } from '../../common/text/slug.js';
import { Database } from '../../database/database.js';
import type { Sql } from '../../database/sql.js';
import type { DigestFrequency } from './digest-frequency.js';
import { handleCandidates } from './handle.js';
import { MEMBER_COLUMNS, toMemberModel, type MemberModel, type MemberRow } from './member.model.js';
import type { ViewerModel } from './viewer.model.js';

const SHARDS = 16;

const IS_CALLED = `m.erased_at IS NULL AND NOT m.is_unclaimed AND m.id = coalesce(
  (SELECT id FROM members WHERE handle = $1), (SELECT member_id FROM former_handles WHERE handle = $1))`;
const BY_HANDLE = `SELECT ${MEMBER_COLUMNS} FROM members m WHERE ${IS_CALLED}`;
const ID_BY_HANDLE = `SELECT m.id FROM members m WHERE ${IS_CALLED}`;

export interface NewMember {
  displayName: string;
  /** Normalised, and shown to be theirs; none for who comes by an import. */
  email?: string | null;
  passwordHash?: string | null;
  role?: MemberRole;
  locale?: string | null;
  /** Now, where left out. */
  joinedAt?: Date;
  /** Whose link brought them here; left out where they are erased by now. */
  viaMemberId?: number | null;
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

  /** @param handle in any case; one that a member gave up leads to them until somebody else has it */
  async byHandle(context: RequestContext, handle: string): Promise<MemberModel | null> {
    if (!canBeStored(handle)) return null;
    const [row] = await this.database.query<MemberRow>(BY_HANDLE, [handle.toLowerCase()]);
    return row ? toMemberModel(row, context.locale) : null;
  }

  /** The same as a number; null where nobody is called so. */
  async idOf(handle: string): Promise<number | null> {
    const [row] = await this.database.query<{ id: number }>(ID_BY_HANDLE, [handle.toLowerCase()]);
    return row?.id ?? null;
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
      viaMemberId = null,
    } = member;
    for (const handle of handleCandidates(displayName)) {
      const [created] = await tx.query<{ id: number }>(
        `INSERT INTO members (handle, display_name, email, email_verified_at, password_hash, role, locale, joined_at, via_member_id)
         SELECT $1, $2, $3, CASE WHEN $3::text IS NOT NULL THEN now() END, $4, $5, $6, coalesce($7::timestamptz, now()),
           (SELECT id FROM members WHERE id = $8 AND erased_at IS NULL)
         WHERE NOT EXISTS (SELECT 1 FROM former_handles WHERE handle = $1)
           AND NOT EXISTS (SELECT 1 FROM name_erasures WHERE $1 = ANY (handles))
         ON CONFLICT DO NOTHING RETURNING id`,
        [handle, displayName, email, passwordHash, role, locale, joinedAt, viaMemberId],
      );
      if (created) {
        await this.countOne(tx);
        return created.id;
      }
      if (email !== null && (await this.isKnown(tx, email))) throw refuse('TAKEN', 'email');
    }
    throw new Error('no free handle for a new member');
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
