import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from '../audit/audit.module.js';
import { Status } from './status.entity.js';
import { StatusStepsLoader } from './status-steps.loader.js';
import { StatusesLoader } from './statuses.loader.js';
import { StatusesResolver } from './statuses.resolver.js';
import { StatusesService } from './statuses.service.js';
import { UpdateWorkflow } from './update-workflow.js';

@Module({
  imports: [AuditModule, TypeOrmModule.forFeature([Status])],
  providers: [StatusesResolver, StatusesService, StatusesLoader, StatusStepsLoader, UpdateWorkflow],
  exports: [StatusesService, StatusesLoader],
})
export class StatusesModule {}
