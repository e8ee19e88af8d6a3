import { Column, Entity, JoinColumn, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import { Idea } from '../ideas/idea.entity.js';
import type { ModerationState } from '../ideas/idea.row.js';
import { Member } from '../members/member.entity.js';

@Entity('comments')
export class Comment {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id: number;

  /** Where it was written; stays when that idea is merged. */
  @ManyToOne(() => Idea, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'idea_id' })
  idea: Idea;

  @ManyToOne(() => Member, { nullable: false })
  @JoinColumn({ name: 'author_id' })
  author: Member;

  /** Of the same idea, itself no reply, and a note exactly where this is one. */
  @ManyToOne(() => Comment, { nullable: true })
  @JoinColumn({ name: 'parent_id' })
  parent: Comment | null;

  @Column({ type: 'text' })
  body: string;

  @Column({ type: 'boolean', default: false, name: 'is_official' })
  isOfficial: boolean;

  @Column({ type: 'boolean', default: false, name: 'is_internal' })
  isInternal: boolean;

  @Column({ type: 'boolean', default: false, name: 'is_extension' })
  isExtension: boolean;

  @Column({ type: 'timestamptz', precision: 3, nullable: true, name: 'accepted_at' })
  acceptedAt: Date | null;

  @ManyToOne(() => Member, { nullable: true })
  @JoinColumn({ name: 'accepted_by_id' })
  acceptedBy: Member | null;

  @Column({ type: 'integer', default: 0, name: 'like_count' })
  likeCount: number;

  @Column({ type: 'text', default: 'VISIBLE' })
  moderation: ModerationState;

  @Column({ type: 'timestamptz', precision: 3, default: () => 'now()', name: 'created_at' })
  createdAt: Date;

  @Column({ type: 'timestamptz', precision: 3, nullable: true, name: 'edited_at' })
  editedAt: Date | null;

  @Column({ type: 'timestamptz', precision: 3, nullable: true, name: 'deleted_at' })
  deletedAt: Date | null;

  @ManyToOne(() => Member, { nullable: true })
  @JoinColumn({ name: 'deleted_by_id' })
  deletedBy: Member | null;
}
