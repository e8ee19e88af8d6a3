import { Field, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { Ctx } from '../../common/graphql/context.decorator.js';
import { Input } from '../../common/graphql/input.decorator.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { Payload } from '../../common/graphql/user-error.model.js';
import { IdeaModel } from '../ideas/idea.model.js';
import { IdeasLoader } from '../ideas/ideas.loader.js';
import { FollowIdeas } from './follow-ideas.js';
import { FollowIdeaInput, UnfollowIdeaInput } from './follow.inputs.js';
import { ViewerFollowsLoader } from './viewer-follows.loader.js';

@ObjectType({ description: 'The idea that the viewer now follows.' })
export class FollowIdeaPayload extends Payload {
  @Field(() => IdeaModel, { nullable: true, description: 'As it now stands.' })
  idea?: IdeaModel | null;
}

@ObjectType({ description: 'The idea that the viewer hears nothing more of.' })
export class UnfollowIdeaPayload extends Payload {
  @Field(() => IdeaModel, { nullable: true, description: 'As it now stands.' })
  idea?: IdeaModel | null;
}

@Resolver()
export class FollowsResolver {
  constructor(
    private readonly follows: FollowIdeas,
    private readonly ideas: IdeasLoader,
    private readonly standings: ViewerFollowsLoader,
  ) {}

  @Mutation(() => FollowIdeaPayload, {
    nullable: true,
    description: 'The viewer will be told what becomes of the idea, whatever its stage.',
  })
  async followIdea(
    @Ctx() context: RequestContext,
    @Input(FollowIdeaInput) input: FollowIdeaInput,
  ): Promise<FollowIdeaPayload> {
    return { idea: await this.set(context, input.ideaId, true) };
  }

  @Mutation(() => UnfollowIdeaPayload, {
    nullable: true,
    description: 'The viewer hears nothing more of the idea, even where they wrote it or voted on it.',
  })
  async unfollowIdea(
    @Ctx() context: RequestContext,
    @Input(UnfollowIdeaInput) input: UnfollowIdeaInput,
  ): Promise<UnfollowIdeaPayload> {
    return { idea: await this.set(context, input.ideaId, false) };
  }

  private async set(context: RequestContext, ideaId: string, follows: boolean): Promise<IdeaModel | null> {
    const number = await this.follows.set(context, ideaId, follows);
    await this.standings.reload(context, number);
    return this.ideas.reload(context, number);
  }
}
