import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { Config } from '../../config/config.js';
import { RankingClockRow } from '../ranking/ranking-clock.entity.js';
import { CommunitySettings } from './community-settings.entity.js';
import type { CommunityModel } from './community.model.js';

@Injectable()
export class CommunityService {
  constructor(
    @InjectRepository(CommunitySettings) private readonly settings: Repository<CommunitySettings>,
    @InjectRepository(RankingClockRow) private readonly clock: Repository<RankingClockRow>,
    private readonly config: Config,
  ) {}

  async get(): Promise<CommunityModel> {
    const [
      { name, pointsPerVote, responsePromiseDays, archiveAfterDays, logoUrl, logoKey, accentColor },
      { halfLifeDays },
    ] = await Promise.all([
      this.settings.findOneByOrFail({ id: true }),
      this.clock.findOneByOrFail({ id: true }),
    ]);
    return {
      name,
      halfLifeDays,
      pointsPerVote,
      responsePromiseDays,
      archiveAfterDays,
      logoUrl: logoKey === null ? logoUrl : `${this.config.publicUrl}/attachments/${logoKey}`,
      accentColor,
    };
  }
}
