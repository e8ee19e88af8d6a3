import { Args, Field, Int, Mutation, ObjectType, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Throttle } from '../../common/auth/throttle.js';
import { badUserInput } from '../../common/errors/domain-error.js';
import { Ctx } from '../../common/graphql/context.decorator.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { Input } from '../../common/graphql/input.decorator.js';
import { Payload } from '../../common/graphql/user-error.model.js';
import { LIMITS } from '../../common/limits.js';
import { codePointLength } from '../../common/text/clean-text.js';
import { renderMarkdown } from '../../common/text/markdown.js';
import { withOwnAddresses } from '../../common/text/own-addresses.js';
import { Config } from '../../config/config.js';
import { MembersService } from '../members/members.service.js';
import { UpdateCommunityInput } from './community.inputs.js';
import { CommunityCountsLoader } from './community-counts.loader.js';
import { CommunityModel, Limits } from './community.model.js';
import { CommunityService } from './community.service.js';
import { UpdateCommunity } from './update-community.js';

/** There is one community. */
const THE_ONE = 1;

@ObjectType({ description: 'The changed community.' })
export class UpdateCommunityPayload extends Payload {
  @Field(() => CommunityModel, { nullable: true, description: 'As it now stands.' })
  community?: CommunityModel | null;
}

@Resolver(() => CommunityModel)
export class CommunityResolver {
  constructor(
    private readonly service: CommunityService,
    private readonly counts: CommunityCountsLoader,
    private readonly members: MembersService,
    private readonly throttle: Throttle,
    private readonly updates: UpdateCommunity,
    private readonly config: Config,
  ) {}

  @Query(() => CommunityModel, { description: 'This installation.' })
  community(): Promise<CommunityModel> {
    return this.service.get();
  }

  @Mutation(() => UpdateCommunityPayload, { nullable: true, description: 'By administrators.' })
  async updateCommunity(
    @Ctx() context: RequestContext,
    @Input(UpdateCommunityInput) input: UpdateCommunityInput,
  ): Promise<UpdateCommunityPayload> {
    await this.updates.update(context, input);
    return { community: await this.service.get() };
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
    await this.throttle.consumeHereByNetwork('preview', context);
    return renderMarkdown(withOwnAddresses(body, this.config.publicUrl));
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

  @ResolveField('deliveredCount', () => Int, {
    description: 'Ideas that the viewer could list and that were delivered, in full or in part.',
  })
  async deliveredCount(@Ctx() context: RequestContext): Promise<number> {
    return (await this.counts.load(context, THE_ONE))?.delivered ?? 0;
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
