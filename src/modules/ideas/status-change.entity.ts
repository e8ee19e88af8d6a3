import { Column, Entity, JoinColumn, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import { Member } from '../members/member.entity.js';
import { Status } from '../statuses/status.entity.js';
import { Idea } from './idea.entity.js';

@Entity('status_changes')
export class StatusChange {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id: number;

  @ManyToOne(() => Idea, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'idea_id' })
  idea: Idea;

  @ManyToOne(() => Status, { nullable: true })
  @JoinColumn({ name: 'from_status_id' })
  from: Status | null;

  @ManyToOne(() => Status, { nullable: false })
  @JoinColumn({ name: 'to_status_id' })
  to: Status;

  @ManyToOne(() => Member, { nullable: true })
  @JoinColumn({ name: 'actor_id' })
  actor: Member | null;

  @Column({ type: 'text', nullable: true })
  response: string | null;

  @Column({ type: 'timestamptz', precision: 3, default: () => 'now()', name: 'created_at' })
  createdAt: Date;

  /** Taken back by its actor within a minute. */
  @Column({ type: 'boolean', default: false, name: 'is_undone' })
  isUndone: boolean;

  @Column({ type: 'bigint', nullable: true, unique: true, name: 'reverses_id' })
  reversesId: number | null;

  /** Made by a team's own hand, not by an adoption or a job. */
  @Column({ type: 'boolean', default: false, name: 'is_undoable' })
  isUndoable: boolean;
}
