import { Column, Entity, JoinColumn, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import { Idea } from '../ideas/idea.entity.js';
import { Member } from '../members/member.entity.js';

@Entity('votes')
export class Vote {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id: number;

  @ManyToOne(() => Idea, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'idea_id' })
  idea: Idea;

  @ManyToOne(() => Member, { nullable: false })
  @JoinColumn({ name: 'member_id' })
  member: Member;

  /** 0: withdrawn, where ideas are merged into this one or a team had cast it. */
  @Column({ type: 'smallint' })
  direction: 1 | 0 | -1;

  @Column({ type: 'timestamptz', precision: 3, name: 'cast_at' })
  castAt: Date;

  /** False for what an import brought or a team cast for somebody: nobody earns reputation by it. */
  @Column({ type: 'boolean', default: true })
  earns: boolean;

  /** Who cast it for the member; null for a vote of their own. */
  @Column({ type: 'bigint', nullable: true, name: 'cast_by_id' })
  castById: number | null;
}
