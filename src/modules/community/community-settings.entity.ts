import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('community_settings')
export class CommunitySettings {
  @PrimaryColumn({ type: 'boolean', default: true })
  id: boolean;

  @Column({ type: 'text', default: 'Groundswell' })
  name: string;

  @Column({ type: 'integer', default: 10, name: 'points_per_vote' })
  pointsPerVote: number;

  @Column({ type: 'integer', default: 30, name: 'response_promise_days' })
  responsePromiseDays: number;

  @Column({ type: 'text', nullable: true, name: 'logo_url' })
  logoUrl: string | null;

  /** Of the attachment that is the logo, where it is none elsewhere. */
  @Column({ type: 'text', nullable: true, name: 'logo_key' })
  logoKey: string | null;

  @Column({ type: 'text', default: '#0b7285', name: 'accent_color' })
  accentColor: string;

  @Column({ type: 'boolean', default: false, name: 'is_demo' })
  isDemo: boolean;

  /** Null: never. */
  @Column({ type: 'integer', nullable: true, default: 180, name: 'archive_after_days' })
  archiveAfterDays: number | null;

  @Column({ type: 'timestamptz', precision: 3, default: () => 'now()', name: 'archive_setting_changed_at' })
  archiveSettingChangedAt: Date;
}
