import { Column, Entity, JoinColumn, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import { Board } from '../boards/board.entity.js';
import { Member } from '../members/member.entity.js';
import type { IdeaStage } from '../statuses/stage.js';
import { Status } from '../statuses/status.entity.js';
import type { ModerationState } from './idea.row.js';

/** The row, without what the database generates from it: net_votes, is_present, is_listed. */
@Entity('ideas')
export class Idea {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'BY DEFAULT' })
  id: number;

  @ManyToOne(() => Board, { nullable: false })
  @JoinColumn({ name: 'board_id' })
  board: Board;

  @ManyToOne(() => Member, { nullable: false })
  @JoinColumn({ name: 'author_id' })
  author: Member;

  @ManyToOne(() => Status, { nullable: false })
  @JoinColumn({ name: 'status_id' })
  status: Status;

  @Column({ type: 'text' })
  stage: IdeaStage;

  @Column({ type: 'text' })
  title: string;

  @Column({ type: 'text' })
  body: string;

  @Column({ type: 'text' })
  excerpt: string;

  @Column({ type: 'text', array: true, default: '{}' })
  tags: string[];

  @Column({ type: 'integer', default: 0, name: 'promote_count' })
  promoteCount: number;

  @Column({ type: 'integer', default: 0, name: 'demote_count' })
  demoteCount: number;

  @Column({ type: 'integer', default: 0, name: 'imported_support' })
  importedSupport: number;

  @Column({ type: 'double precision', default: 0 })
  score: number;

  @Column({ type: 'double precision', default: 0, name: 'score_peak' })
  scorePeak: number;

  @Column({ type: 'double precision', default: 0 })
  controversy: number;

  @Column({ type: 'integer', default: 0, name: 'comment_count' })
  commentCount: number;

  @Column({ type: 'integer', default: 1 })
  version: number;

  @Column({ type: 'integer', default: 1, name: 'triage_version' })
  triageVersion: number;

  @Column({ type: 'text', default: 'VISIBLE' })
  moderation: ModerationState;

  @ManyToOne(() => Idea, { nullable: true })
  @JoinColumn({ name: 'merged_into_id' })
  mergedInto: Idea | null;

  @Column({ type: 'boolean', default: false, name: 'is_imported' })
  isImported: boolean;

  @Column({ type: 'bigint', nullable: true, name: 'official_response_id' })
  officialResponseId: number | null;

  @Column({ type: 'timestamptz', precision: 3, nullable: true, name: 'answered_at' })
  answeredAt: Date | null;

  @Column({ type: 'timestamptz', precision: 3, nullable: true, name: 'due_at' })
  dueAt: Date | null;

  @Column({ type: 'timestamptz', precision: 3, default: () => 'now()', name: 'created_at' })
  createdAt: Date;

  @Column({ type: 'timestamptz', precision: 3, default: () => 'now()', name: 'updated_at' })
  updatedAt: Date;

  @Column({ type: 'timestamptz', precision: 3, default: () => 'now()', name: 'active_at' })
  activeAt: Date;

  @Column({ type: 'timestamptz', precision: 3, nullable: true, name: 'edited_at' })
  editedAt: Date | null;

  @Column({ type: 'timestamptz', precision: 3, nullable: true, name: 'deleted_at' })
  deletedAt: Date | null;

  @ManyToOne(() => Member, { nullable: true })
  @JoinColumn({ name: 'deleted_by_id' })
  deletedBy: Member | null;

  @Column({ type: 'text', nullable: true, name: 'deletion_reason' })
  deletionReason: string | null;

  @Column({ type: 'bigint', nullable: true, name: 'team_id' })
  teamId: number | null;

  @Column({ type: 'bigint', nullable: true, name: 'assignee_id' })
  assigneeId: number | null;

  @Column({ type: 'bigint', nullable: true, name: 'storm_id' })
  stormId: number | null;

  @Column({ type: 'bigint', nullable: true, name: 'adoption_id' })
  adoptionId: number | null;

  @Column({ type: 'timestamptz', precision: 3, nullable: true, name: 'merged_at' })
  mergedAt: Date | null;

  /** The end of the chain of merges; null where it is not merged. */
  @Column({ type: 'bigint', nullable: true, name: 'root_id' })
  rootId: number | null;

  /** Ideas whose chain of merges ends here. */
  @Column({ type: 'integer', default: 0, name: 'merged_count' })
  mergedCount: number;

  @Column({ type: 'integer', default: 0, name: 'merged_promotes' })
  mergedPromotes: number;

  @Column({ type: 'integer', default: 0, name: 'merged_demotes' })
  mergedDemotes: number;

  @Column({ type: 'integer', default: 0, name: 'follower_count' })
  followerCount: number;

  @Column({ type: 'integer', default: 0, name: 'internal_note_count' })
  internalNoteCount: number;

  @Column({ type: 'timestamptz', precision: 3, default: () => 'now()', name: 'idle_from' })
  idleFrom: Date;

  /** By a job, for want of activity. */
  @Column({ type: 'boolean', default: false, name: 'is_idle_archived' })
  isIdleArchived: boolean;

  @Column({ type: 'timestamptz', precision: 3, nullable: true, name: 'archive_notice_at' })
  archiveNoticeAt: Date | null;
}
