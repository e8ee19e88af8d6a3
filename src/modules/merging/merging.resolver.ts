import { Args, Field, ID, Mutation, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { Ctx } from '../../common/graphql/context.decorator.js';
import { Input } from '../../common/graphql/input.decorator.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { Payload } from '../../common/graphql/user-error.model.js';
import { IdeaModel } from '../ideas/idea.model.js';
import { IdeasLoader } from '../ideas/ideas.loader.js';
import { MergeIdeas } from './merge-ideas.js';
import { MergePreview } from './merge-preview.model.js';
import { MergeIdeasInput, UnmergeIdeaInput } from './merging.inputs.js';
import { PreviewMerge } from './preview-merge.js';
import { UnmergeIdea } from './unmerge-idea.js';

@ObjectType({ description: 'The idea that others were merged into.' })
export class MergeIdeasPayload extends Payload {
  @Field(() => IdeaModel, { nullable: true, description: 'As it now stands.' })
  target?: IdeaModel | null;
}

@ObjectType({ description: 'The idea that stands alone again.' })
export class UnmergeIdeaPayload extends Payload {
  @Field(() => IdeaModel, { nullable: true, description: 'As it now stands, with its own sources.' })
  idea?: IdeaModel | null;
  @Field(() => IdeaModel, {
    nullable: true,
    description: 'The idea that stood for it, as it now stands; null where it was not merged.',
  })
  formerTarget?: IdeaModel | null;
}

@Resolver()
export class MergingResolver {
  constructor(
    private readonly merging: MergeIdeas,
    private readonly unmerging: UnmergeIdea,
    private readonly previews: PreviewMerge,
    private readonly ideas: IdeasLoader,
  ) {}

  @Query(() => MergePreview, {
    description: 'What `mergeIdeas` would do; for product teams, as the merge itself.',
  })
  mergePreview(
    @Ctx() context: RequestContext,
    @Args('targetId', { type: () => ID }) targetId: string,
    @Args('sourceIds', { type: () => [ID] }) sourceIds: string[],
  ): Promise<MergePreview> {
    return this.previews.preview(context, targetId, sourceIds);
  }

  @Mutation(() => MergeIdeasPayload, {
    nullable: true,
    description:
      'Votes and followers of the sources count once a member on the target; undone by `unmergeIdea` without loss.',
  })
  async mergeIdeas(
    @Ctx() context: RequestContext,
    @Input(MergeIdeasInput) input: MergeIdeasInput,
  ): Promise<MergeIdeasPayload> {
    const number = await this.merging.merge(context, input.targetId, input.sourceIds);
    return { target: await this.ideas.reload(context, number) };
  }

  @Mutation(() => UnmergeIdeaPayload, {
    nullable: true,
    description:
      'Brings back exactly that idea with its own sources; votes cast meanwhile on the target stay there.',
  })
  async unmergeIdea(
    @Ctx() context: RequestContext,
    @Input(UnmergeIdeaInput) input: UnmergeIdeaInput,
  ): Promise<UnmergeIdeaPayload> {
    const { ideaId, formerTargetId } = await this.unmerging.unmerge(context, input.ideaId);
    return {
      idea: await this.ideas.reload(context, ideaId),
      formerTarget: formerTargetId === null ? null : await this.ideas.reload(context, formerTargetId),
    };
  }
}
