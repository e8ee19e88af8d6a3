import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Ctx } from '../../common/graphql/context.decorator.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { renderMarkdown } from '../../common/text/markdown.js';
import { MemberModel } from '../members/member.model.js';
import { MembersLoader } from '../members/members.loader.js';
import { AdoptionUpdateModel } from './adoption-update.model.js';

@Resolver(() => AdoptionUpdateModel)
export class AdoptionUpdateResolver {
  constructor(private readonly members: MembersLoader) {}

  @ResolveField('author', () => MemberModel, { description: 'Who reported it.' })
  async author(
    @Ctx() context: RequestContext,
    @Parent() update: AdoptionUpdateModel,
  ): Promise<MemberModel | null> {
    return this.members.load(context, update.authorId);
  }

  @ResolveField('bodyHtml', () => String, { description: 'Sanitised HTML of `body`.' })
  bodyHtml(@Parent() update: AdoptionUpdateModel): string {
    return renderMarkdown(update.body);
  }
}
