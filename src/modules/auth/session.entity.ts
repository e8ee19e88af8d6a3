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

@Entity('sessions')
@Index('sessions_member', ['memberId'])
@Index('sessions_expiry', ['expiresAt'])
export class Session {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id: number;

  @Column({ type: 'bigint', name: 'member_id' })
  memberId: number;

  @ManyToOne(() => Member, { onDelete: 'CASCADE', nullable: false })
  @JoinColumn({ name: 'member_id', foreignKeyConstraintName: 'sessions_member_id_fkey' })
  member: Relation<Member>;

  @Column({ type: 'bytea', unique: true, name: 'token_hash' })
  tokenHash: Buffer;

  @Column({ type: 'text', nullable: true, name: 'user_agent' })
  userAgent: string | null;

  /** When the mailed link was redeemed that the session came from; null where it came from a password. */
  @Column({ type: 'timestamptz', precision: 3, nullable: true, name: 'link_redeemed_at' })
  linkRedeemedAt: Date | null;

  @CreateDateColumn({ type: 'timestamptz', precision: 3, name: 'created_at' })
  createdAt: Date;

  @Column({ type: 'timestamptz', precision: 3, name: 'last_seen_at', default: () => 'now()' })
  lastSeenAt: Date;

  @Column({ type: 'timestamptz', precision: 3, name: 'expires_at' })
  expiresAt: Date;
}
