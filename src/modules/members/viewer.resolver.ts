import { Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Ctx } from '../../common/graphql/context.decorator.js';
import { Input } from '../../common/graphql/input.decorator.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { MemberModel } from './member.model.js';
import { MembersLoader } from './members.loader.js';
import { MembersService } from './members.service.js';
import { UpdateProfile } from './update-profile.js';
import { UpdateProfileInput } from './update-profile.input.js';
import { UpdateProfilePayload } from './update-profile.payload.js';
import { ViewerModel } from './viewer.model.js';

@Resolver(() => ViewerModel)
export class ViewerResolver {
  constructor(
    private readonly members: MembersService,
    private readonly loader: MembersLoader,
    private readonly profile: UpdateProfile,
  ) {}

  @Query(() => ViewerModel, { nullable: true, description: 'Who is asking; null when signed out.' })
  viewer(@Ctx() context: RequestContext): Promise<ViewerModel | null> {
    return this.members.viewer(context);
  }

  @ResolveField('member', () => MemberModel, { description: 'As others see them.' })
  member(@Ctx() context: RequestContext, @Parent() viewer: ViewerModel): Promise<MemberModel | null> {
    return this.loader.load(context, viewer.memberId);
  }

  @Mutation(() => UpdateProfilePayload, {
    nullable: true,
    description: 'Changes one’s own name, handle, picture, language and how notifications come by mail.',
  })
  async updateProfile(
    @Ctx() context: RequestContext,
    @Input(UpdateProfileInput) input: UpdateProfileInput,
  ): Promise<UpdateProfilePayload> {
    await this.profile.run(context, input);
    return { viewer: await this.members.viewer(context) };
  }
}
