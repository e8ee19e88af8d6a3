import { Module } from '@nestjs/common';
import { StatusesModule } from '../statuses/statuses.module.js';
import { PersonalImports } from './personal-imports.js';
import { ImportRunner } from './import-runner.js';

@Module({
  imports: [StatusesModule],
  providers: [ImportRunner, PersonalImports],
  exports: [ImportRunner],
})
export class ImportsModule {}
