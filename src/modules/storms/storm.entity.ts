import { Column, Entity, JoinColumn, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import { Board } from '../boards/board.entity.js';
import { Member } from '../members/member.entity.js';

@Entity('storms')
export class Storm {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id: number;

  @Column({ type: 'text', unique: true })
  slug: string;

  @ManyToOne(() => Board, { nullable: false })
  @JoinColumn({ name: 'board_id' })
  board: Board;

  @ManyToOne(() => Member, { nullable: false })
  @JoinColumn({ name: 'host_id' })
  host: Member;

  @Column({ type: 'text' })
  title: string;

  @Column({ type: 'text' })
  brief: string;

  @Column({ type: 'timestamptz', precision: 3, name: 'opens_at' })
  opensAt: Date;

  @Column({ type: 'timestamptz', precision: 3, name: 'closes_at' })
  closesAt: Date;

  /** When it was to close, where it was ended before. */
  @Column({ type: 'timestamptz', precision: 3, nullable: true, name: 'planned_closes_at' })
  plannedClosesAt: Date | null;

  @Column({ type: 'text', nullable: true })
  result: string | null;

  @Column({ type: 'timestamptz', precision: 3, nullable: true, name: 'result_posted_at' })
  resultPostedAt: Date | null;

  @Column({ type: 'timestamptz', precision: 3, nullable: true, name: 'opening_told_at' })
  openingToldAt: Date | null;

  @Column({ type: 'timestamptz', precision: 3, default: () => 'now()', name: 'created_at' })
  createdAt: Date;

  @Column({ type: 'timestamptz', precision: 3, default: () => 'now()', name: 'updated_at' })
  updatedAt: Date;
}
