import { Module, type OnModuleInit } from '@nestjs/common';
import { NodeRegistry } from '../../common/graphql/node-registry.js';
import { MembersModule } from '../members/members.module.js';
import { AuditLog } from './audit-log.js';
import { AuditSubjects } from './audit-subjects.js';
import { AuditResolver } from './audit.resolver.js';
import { ForgetAddresses } from './forget-addresses.js';
import { ListAuditEvents } from './list-audit-events.js';
import { PersonalAudit } from './personal-audit.js';

@Module({
  imports: [MembersModule],
  providers: [AuditLog, AuditResolver, AuditSubjects, ForgetAddresses, ListAuditEvents, PersonalAudit],
  exports: [AuditLog, AuditSubjects],
})
export class AuditModule implements OnModuleInit {
  constructor(
    private readonly events: ListAuditEvents,
    private readonly nodes: NodeRegistry,
  ) {}

  onModuleInit(): void {
    this.nodes.register('AuditEvent', (context, id) => this.events.find(context, id));
  }
}
