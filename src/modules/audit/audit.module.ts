import { Module } from '@nestjs/common';
import { MembersModule } from '../members/members.module.js';
import { AuditLog } from './audit-log.js';
import { PersonalAudit } from './personal-audit.js';

@Module({ imports: [MembersModule], providers: [PersonalAudit, AuditLog], exports: [AuditLog] })
export class AuditModule {}
