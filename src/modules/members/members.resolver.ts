import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Ctx } from '../../common/graphql/context.decorator.js';
import type { ConnectionType } from '../../common/graphql/connection.model.js';
import { PageForwardArgs } from '../../common/graphql/page.args.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { ListMembers } from './list-members.js';
import { MemberConnection } from './member-connection.model.js';
import { MemberEmailsLoader } from './member-emails.loader.js';
import { MemberFilter } from './member-filter.input.js';
import { MemberModel } from './member.model.js';
import { MembersService } from './members.service.js';

@Resolver(() => MemberModel)
export class MembersResolver {
  constructor(
    private readonly members: MembersService,
    private readonly lists: ListMembers,
    private readonly emails: MemberEmailsLoader,
  ) {}

  @Query(() => MemberModel, {
    nullable: true,
    description:
      'A member by handle, in any case, or by one that they gave up and nobody else has taken; null where there is none.',
  })
  member(
    @Ctx() context: RequestContext,
    @Args('handle', { type: () => String }) handle: string,
  ): Promise<MemberModel | null> {
    return this.members.byHandle(context, handle);
  }

  @Query(() => MemberConnection, {
    name: 'members',
    nullable: true,
    description: 'For moderators and administrators: everybody with a profile, by name.',
  })
  page(
    @Ctx() context: RequestContext,
    @Args() page: PageForwardArgs,
    @Args('filter', { type: () => MemberFilter, nullable: true, description: 'Which; all where left out.' })
    filter?: MemberFilter | null,
  ): Promise<ConnectionType<MemberModel>> {
    return this.lists.page(context, page, filter ?? {});
  }

  @ResolveField('email', () => String, {
    nullable: true,
    description:
      'The address that they sign in with; for administrators, null to others and where there is none.',
  })
  email(@Ctx() context: RequestContext, @Parent() member: MemberModel): Promise<string | null> {
    return this.emails.load(context, member.memberId);
  }
}
