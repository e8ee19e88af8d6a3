import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Ctx } from '../../common/graphql/context.decorator.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { GraphQLDateTime } from '../../common/graphql/scalars.js';
import { renderMarkdown } from '../../common/text/markdown.js';
import { MemberModel } from '../members/member.model.js';
import { MembersLoader } from '../members/members.loader.js';
import { StatusModel } from '../statuses/status.model.js';
import { StatusesLoader } from '../statuses/statuses.loader.js';
import { StatusChangeModel } from './status-change.model.js';

@Resolver(() => StatusChangeModel)
export class StatusChangeResolver {
  constructor(
    private readonly statuses: StatusesLoader,
    private readonly members: MembersLoader,
  ) {}

  @ResolveField('from', () => StatusModel, {
    nullable: true,
    description: 'The status before; null where the idea began.',
  })
  async from(
    @Ctx() context: RequestContext,
    @Parent() change: StatusChangeModel,
  ): Promise<StatusModel | null> {
    return change.fromId === null ? null : this.statuses.load(context, change.fromId);
  }

  @ResolveField('to', () => StatusModel, { description: 'The status after.' })
  async to(@Ctx() context: RequestContext, @Parent() change: StatusChangeModel): Promise<StatusModel | null> {
    return this.statuses.load(context, change.toId);
  }

  @ResolveField('actor', () => MemberModel, {
    nullable: true,
    description: 'Who did it; null for the software itself.',
  })
  async actor(
    @Ctx() context: RequestContext,
    @Parent() change: StatusChangeModel,
  ): Promise<MemberModel | null> {
    return change.actorId === null ? null : this.members.load(context, change.actorId);
  }

  @ResolveField('undoableUntil', () => GraphQLDateTime, {
    nullable: true,
    description: 'Until when the viewer, who made it, may take it back; null where not.',
  })
  undoableUntil(@Ctx() { viewer }: RequestContext, @Parent() change: StatusChangeModel): Date | null {
    return viewer && viewer.memberId === change.actorId ? change.undoableByActorUntil : null;
  }

  @ResolveField('responseHtml', () => String, {
    nullable: true,
    description: 'Sanitised HTML of `response`.',
  })
  responseHtml(@Parent() change: StatusChangeModel): string | null {
    return change.response === null ? null : renderMarkdown(change.response);
  }
}
