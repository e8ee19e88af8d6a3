import { Module } from '@nestjs/common';
import { StatusesModule } from '../statuses/statuses.module.js';
import { ImportRunner } from './import-runner.js';

@Module({
  imports: [StatusesModule],
  providers: [ImportRunner],
  exports: [ImportRunner],
})
export class ImportsModule {}
