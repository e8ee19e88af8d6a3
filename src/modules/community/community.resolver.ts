import { Args, Int, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Throttle } from '../../common/auth/throttle.js';
import { badUserInput } from '../../common/errors/domain-error.js';
import { Ctx } from '../../common/graphql/context.decorator.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { LIMITS } from '../../common/limits.js';
import { codePointLength } from '../../common/text/clean-text.js';
import { renderMarkdown } from '../../common/text/markdown.js';
import { MembersService } from '../members/members.service.js';
import { CommunityCountsLoader } from './community-counts.loader.js';
import { CommunityModel, Limits } from './community.model.js';
import { CommunityService } from './community.service.js';

/** There is one community. */
const THE_ONE = 1;

@Resolver(() => CommunityModel)
export class CommunityResolver {
  constructor(
    private readonly service: CommunityService,
    private readonly counts: CommunityCountsLoader,
    private readonly members: MembersService,
    private readonly throttle: Throttle,
  ) {}

  @Query(() => CommunityModel, { description: 'This installation.' })
  community(): Promise<CommunityModel> {
    return this.service.get();
  }

  @Query(() => String, {
    description:
      'Sanitised HTML of Markdown, as it would be shown; for previews. At most `limits.bodyMax` code points.',
  })
  async markdownPreview(
    @Ctx() context: RequestContext,
    @Args('body', { type: () => String }) body: string,
  ): Promise<string> {
    if (codePointLength(body) > LIMITS.bodyMax)
      throw badUserInput(`At most ${LIMITS.bodyMax} characters.`, 'body');
    await this.throttle.consumeHere('preview', context.ip);
    return renderMarkdown(body);
  }

  @ResolveField('ideaCount', () => Int, { description: 'Ideas that the viewer could list.' })
  async ideaCount(@Ctx() context: RequestContext): Promise<number> {
    return (await this.counts.load(context, THE_ONE))?.ideas ?? 0;
  }

  @ResolveField('voteCount', () => Int, { description: 'Votes on ideas that the viewer could list.' })
  async voteCount(@Ctx() context: RequestContext): Promise<number> {
    return (await this.counts.load(context, THE_ONE))?.votes ?? 0;
  }

  @ResolveField('commentCount', () => Int, {
    description: 'Public comments and replies on ideas that the viewer could list.',
  })
  async commentCount(@Ctx() context: RequestContext): Promise<number> {
    return (await this.counts.load(context, THE_ONE))?.comments ?? 0;
  }

  @ResolveField('memberCount', () => Int, { description: 'People with a profile.' })
  memberCount(): Promise<number> {
    return this.members.count();
  }

  @ResolveField('limits', () => Limits, { description: 'What the server enforces on input.' })
  limits(): Limits {
    return LIMITS;
  }
}
