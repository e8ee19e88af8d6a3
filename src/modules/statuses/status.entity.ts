import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { AdoptionOutcome, IdeaStage } from './stage.js';

@Entity('statuses')
export class Status {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id: number;

  @Column({ type: 'text', unique: true })
  key: string;

  @Column({ type: 'text' })
  name: string;

  @Column({ type: 'text' })
  stage: IdeaStage;

  @Column({ type: 'text' })
  color: string;

  @Column({ type: 'integer', unique: true })
  position: number;

  @Column({ type: 'text', nullable: true })
  outcome: AdoptionOutcome | null;

  @Column({ type: 'boolean', default: false, name: 'requires_response' })
  requiresResponse: boolean;

  /** Out of the workflow; only history names it still. */
  @Column({ type: 'timestamptz', precision: 3, nullable: true, name: 'retired_at' })
  retiredAt: Date | null;
}
