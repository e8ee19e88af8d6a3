import { Column, CreateDateColumn, Entity, Generated, PrimaryGeneratedColumn } from 'typeorm';
import type { DigestFrequency } from './digest-frequency.js';
import type { MemberRole } from '../../common/auth/viewer.js';

@Entity('members')
export class Member {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id: number;

  @Column({ type: 'text', unique: true })
  handle: string;

  @Column({ type: 'text', name: 'display_name' })
  displayName: string;

  /** Null for who came by an import: nobody can sign in as them. */
  @Column({ type: 'text', nullable: true, unique: true })
  email: string | null;

  @Column({ type: 'timestamptz', precision: 3, nullable: true, name: 'email_verified_at' })
  emailVerifiedAt: Date | null;

  @Column({ type: 'text', nullable: true, name: 'password_hash' })
  passwordHash: string | null;

  @Column({ type: 'text', default: 'MEMBER' })
  role: MemberRole;

  @Column({ type: 'text', nullable: true })
  locale: string | null;

  @CreateDateColumn({ type: 'timestamptz', precision: 3, name: 'joined_at' })
  joinedAt: Date;

  @Column({ type: 'text', default: 'IMMEDIATE' })
  digest: DigestFrequency;

  /** What the addresses in their mails that unsubscribe carry; never told otherwise. */
  @Column({ type: 'uuid', unique: true, name: 'unsubscribe_key', select: false })
  @Generated('uuid')
  unsubscribeKey: string;

  @Column({ type: 'timestamptz', precision: 3, nullable: true, name: 'banned_at' })
  bannedAt: Date | null;

  /** Null while banned: for good. */
  @Column({ type: 'timestamptz', precision: 3, nullable: true, name: 'banned_until' })
  bannedUntil: Date | null;

  /** Never public. */
  @Column({ type: 'text', nullable: true, name: 'ban_reason' })
  banReason: string | null;

  @Column({ type: 'bigint', nullable: true, name: 'banned_by_id' })
  bannedById: number | null;

  @Column({ type: 'boolean', default: false, name: 'ban_hides_content' })
  banHidesContent: boolean;

  @Column({ type: 'boolean', default: false, name: 'ban_discounts_votes' })
  banDiscountsVotes: boolean;

  /** The row stays as a nameless tombstone for what the person wrote. */
  @Column({ type: 'timestamptz', precision: 3, nullable: true, name: 'erased_at' })
  erasedAt: Date | null;

  /** Of the attachment that is their picture. */
  @Column({ type: 'text', nullable: true, name: 'avatar_key' })
  avatarKey: string | null;

  /** A customer for whom a team voted: without profile, until a sign-up with their address. */
  @Column({ type: 'boolean', default: false, name: 'is_unclaimed' })
  isUnclaimed: boolean;

  /** Whose link brought them here first. */
  @Column({ type: 'bigint', nullable: true, name: 'via_member_id' })
  viaMemberId: number | null;
}
