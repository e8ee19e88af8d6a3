import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { RankingClockRow } from './ranking-clock.entity.js';
import { RankingClockService } from './ranking-clock.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([RankingClockRow])],
  providers: [RankingClockService],
  exports: [RankingClockService],
})
export class RankingModule {}
