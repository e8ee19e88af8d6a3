import {
  Column,
  CreateDateColumn,
  Entity,
  Index,
  JoinColumn,
  ManyToOne,
  PrimaryGeneratedColumn,
  type Relation,
} from 'typeorm';
import { Member } from '../members/member.entity.js';

export type MailLinkPurpose = 'SIGN_UP' | 'SIGN_IN' | 'SETUP' | 'EMAIL_CHANGE';

/**
 * What a one-time link stands for: SIGN_IN a member, SIGN_UP all that its member will be made of, EMAIL_CHANGE a member and the
 * address to be theirs, SETUP nothing more.
 */
@Entity('mail_links')
@Index('mail_links_expiry', ['expiresAt'])
@Index('mail_links_member', ['memberId'])
export class MailLink {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id: number;

  @Column({ type: 'text' })
  purpose: MailLinkPurpose;

  @Column({ type: 'bytea', unique: true, name: 'token_hash' })
  tokenHash: Buffer;

  @Column({ type: 'bigint', nullable: true, name: 'member_id' })
  memberId: number | null;

  @ManyToOne(() => Member, { onDelete: 'CASCADE', nullable: true })
  @JoinColumn({ name: 'member_id', foreignKeyConstraintName: 'mail_links_member_id_fkey' })
  member: Relation<Member> | null;

  @Column({ type: 'text', nullable: true })
  email: string | null;

  @Column({ type: 'text', nullable: true, name: 'display_name' })
  displayName: string | null;

  @Column({ type: 'text', nullable: true, name: 'password_hash' })
  passwordHash: string | null;

  @Column({ type: 'text', nullable: true })
  locale: string | null;

  @Column({ type: 'bigint', nullable: true, name: 'via_member_id' })
  viaMemberId: number | null;

  @CreateDateColumn({ type: 'timestamptz', precision: 3, name: 'created_at' })
  createdAt: Date;

  @Column({ type: 'timestamptz', precision: 3, name: 'expires_at' })
  expiresAt: Date;
}
