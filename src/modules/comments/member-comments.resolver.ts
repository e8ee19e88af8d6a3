import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { ConnectionType } from '../../common/graphql/connection.model.js';
import { Ctx } from '../../common/graphql/context.decorator.js';
import { PageForwardArgs } from '../../common/graphql/page.args.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { MemberModel } from '../members/member.model.js';
import { CommentConnection, type CommentModel } from './comment.model.js';
import { ListMemberComments } from './list-member-comments.js';

/** What comments add to a member. */
@Resolver(() => MemberModel)
export class MemberCommentsResolver {
  constructor(private readonly lists: ListMemberComments) {}

  @ResolveField('comments', () => CommentConnection, {
    description: 'Public comments and replies on ideas that the viewer may see, newest first.',
  })
  comments(
    @Ctx() context: RequestContext,
    @Parent() member: MemberModel,
    @Args() page: PageForwardArgs,
  ): Promise<ConnectionType<CommentModel>> {
    return this.lists.page(context, member.memberId, page);
  }

  @ResolveField('extensions', () => CommentConnection, {
    description: 'Comments of theirs that became part of ideas, newest first.',
  })
  extensions(
    @Ctx() context: RequestContext,
    @Parent() member: MemberModel,
    @Args() page: PageForwardArgs,
  ): Promise<ConnectionType<CommentModel>> {
    return this.lists.page(context, member.memberId, page, 'extensions');
  }
}
