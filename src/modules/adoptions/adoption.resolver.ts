import { Args, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { ConnectionType } from '../../common/graphql/connection.model.js';
import { Ctx } from '../../common/graphql/context.decorator.js';
import { PageForwardArgs } from '../../common/graphql/page.args.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { renderMarkdown } from '../../common/text/markdown.js';
import { IdeaConnection, type IdeaModel } from '../ideas/idea.model.js';
import { MemberConnection } from '../members/member-connection.model.js';
import { MemberModel } from '../members/member.model.js';
import { MembersLoader } from '../members/members.loader.js';
import { TeamModel } from '../teams/team.model.js';
import { TeamsLoader } from '../teams/teams.loader.js';
import { AdoptionLists } from './adoption-lists.js';
import { AdoptionModel } from './adoption.model.js';
import { AdoptionUpdateConnection, type AdoptionUpdateModel } from './adoption-update.model.js';
import { SupporterCountsLoader } from './supporter-counts.loader.js';

@Resolver(() => AdoptionModel)
export class AdoptionResolver {
  constructor(
    private readonly lists: AdoptionLists,
    private readonly supporters: SupporterCountsLoader,
    private readonly teams: TeamsLoader,
    private readonly members: MembersLoader,
  ) {}

  @ResolveField('summaryHtml', () => String, { description: 'Sanitised HTML of `summary`.' })
  summaryHtml(@Parent() adoption: AdoptionModel): string {
    return renderMarkdown(adoption.summary);
  }

  @ResolveField('responseHtml', () => String, { description: 'Sanitised HTML of `response`.' })
  responseHtml(@Parent() adoption: AdoptionModel): string {
    return renderMarkdown(adoption.response);
  }

  @ResolveField('team', () => TeamModel, { description: 'Who promised it.' })
  async team(@Ctx() context: RequestContext, @Parent() adoption: AdoptionModel): Promise<TeamModel | null> {
    return this.teams.load(context, adoption.teamId);
  }

  @ResolveField('owner', () => MemberModel, { description: 'Who answers for it.' })
  async owner(
    @Ctx() context: RequestContext,
    @Parent() adoption: AdoptionModel,
  ): Promise<MemberModel | null> {
    return this.members.load(context, adoption.ownerId);
  }

  @ResolveField('ideas', () => IdeaConnection, {
    description: 'Which ideas it is (or, dropped, was) about; most points first.',
  })
  ideas(
    @Ctx() context: RequestContext,
    @Parent() adoption: AdoptionModel,
    @Args() page: PageForwardArgs,
  ): Promise<ConnectionType<IdeaModel>> {
    return this.lists.ideas(context, adoption, page);
  }

  @ResolveField('supporterCount', () => Int, {
    description: 'People whose effective vote on one of its ideas is PROMOTE; each once.',
  })
  async supporterCount(@Ctx() context: RequestContext, @Parent() adoption: AdoptionModel): Promise<number> {
    return (await this.supporters.load(context, adoption.adoptionId)) ?? 0;
  }

  @ResolveField('contributors', () => MemberConnection, {
    description:
      'People whose ideas or extensions it builds on, each once: authors of its ideas, of ideas merged into these, of extensions.',
  })
  contributors(
    @Ctx() context: RequestContext,
    @Parent() adoption: AdoptionModel,
    @Args() page: PageForwardArgs,
  ): Promise<ConnectionType<MemberModel>> {
    return this.lists.contributors(context, adoption, page);
  }

  @ResolveField('updates', () => AdoptionUpdateConnection, { description: 'Progress posts, latest first.' })
  updates(
    @Ctx() context: RequestContext,
    @Parent() adoption: AdoptionModel,
    @Args() page: PageForwardArgs,
  ): Promise<ConnectionType<AdoptionUpdateModel>> {
    return this.lists.updates(context, adoption, page);
  }
}
