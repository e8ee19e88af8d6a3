import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn } from 'typeorm';

export type BoardVisibility = 'PUBLIC' | 'MEMBERS' | 'TEAMS';

@Entity('boards')
export class Board {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id: number;

  @Column({ type: 'text', unique: true })
  slug: string;

  @Column({ type: 'text' })
  name: string;

  @Column({ type: 'text', nullable: true })
  description: string | null;

  @Column({ type: 'text', default: 'PUBLIC' })
  visibility: BoardVisibility;

  @Column({ type: 'integer', nullable: true, name: 'vote_budget' })
  voteBudget: number | null;

  @Column({ type: 'integer', default: 0, name: 'hold_first_posts' })
  holdFirstPosts: number;

  @CreateDateColumn({ type: 'timestamptz', precision: 3, name: 'created_at' })
  createdAt: Date;

  /** Nobody reads it since; the row stays for those of deleted ideas. */
  @Column({ type: 'timestamptz', precision: 3, nullable: true, name: 'deleted_at' })
  deletedAt: Date | null;
}
