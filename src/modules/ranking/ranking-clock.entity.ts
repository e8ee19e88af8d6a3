import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('ranking_clock')
export class RankingClockRow {
  @PrimaryColumn({ type: 'boolean', default: true })
  id: boolean;

  @Column({ type: 'double precision', default: 30, name: 'half_life_days' })
  halfLifeDays: number;

  @Column({ type: 'timestamptz', precision: 3, default: () => 'now()' })
  origin: Date;

  @Column({ type: 'integer', default: 1 })
  generation: number;
}
