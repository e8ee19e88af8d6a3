import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { NodeModel } from '../../common/graphql/node.model.js';
import { NodeRegistry } from '../../common/graphql/node-registry.js';
import type { ConnectionType } from '../../common/graphql/connection.model.js';
import { Ctx } from '../../common/graphql/context.decorator.js';
import { PageForwardArgs } from '../../common/graphql/page.args.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { MemberModel } from '../members/member.model.js';
import { MembersLoader } from '../members/members.loader.js';
import { AuditActionModel, AuditEventConnection, AuditEventModel, AuditFilter } from './audit.model.js';
import { ListAuditEvents } from './list-audit-events.js';

@Resolver(() => AuditEventModel)
export class AuditResolver {
  constructor(
    private readonly lists: ListAuditEvents,
    private readonly members: MembersLoader,
    private readonly nodes: NodeRegistry,
  ) {}

  @Query(() => AuditEventConnection, {
    nullable: true,
    description: 'For administrators: who did what, newest first.',
  })
  auditLog(
    @Ctx() context: RequestContext,
    @Args() page: PageForwardArgs,
    @Args('filter', { type: () => AuditFilter, nullable: true }) filter?: AuditFilter | null,
  ): Promise<ConnectionType<AuditEventModel>> {
    return this.lists.list(context, page, filter ?? {});
  }

  @Query(() => [AuditActionModel], {
    nullable: true,
    description: 'For administrators: the kinds of deeds that the log tells of.',
  })
  auditActions(@Ctx() context: RequestContext): AuditActionModel[] {
    return this.lists.actions(context);
  }

  @ResolveField('actor', () => MemberModel, {
    nullable: true,
    description: 'Who did it; null where the software did.',
  })
  async actor(@Ctx() context: RequestContext, @Parent() event: AuditEventModel): Promise<MemberModel | null> {
    return event.actorId === null ? null : this.members.load(context, event.actorId);
  }

  @ResolveField('subject', () => NodeModel, {
    nullable: true,
    description: 'The same as it is now; null where it is gone, or nothing of the kind can be asked for.',
  })
  async subject(
    @Ctx() context: RequestContext,
    @Parent() { subject }: AuditEventModel,
  ): Promise<NodeModel | null> {
    return subject && this.nodes.find(context, subject.type, subject.id);
  }
}
