import { Field, ID, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { Ctx } from '../../common/graphql/context.decorator.js';
import { Input } from '../../common/graphql/input.decorator.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { Payload } from '../../common/graphql/user-error.model.js';
import { IdeaModel } from '../ideas/idea.model.js';
import { IdeasLoader } from '../ideas/ideas.loader.js';
import { ReviveIdea } from './revive-idea.js';

@InputType()
export class ReviveIdeaInput {
  @Field(() => ID, { description: 'Which.' })
  ideaId: string;
}

@ObjectType({ description: 'The idea, back from the archive.' })
export class ReviveIdeaPayload extends Payload {
  @Field(() => IdeaModel, { nullable: true, description: 'As it now stands.' })
  idea?: IdeaModel | null;
}

@Resolver()
export class ArchivingResolver {
  constructor(
    private readonly revivals: ReviveIdea,
    private readonly ideas: IdeasLoader,
  ) {}

  @Mutation(() => ReviveIdeaPayload, {
    nullable: true,
    description:
      'Brings back what lay archived for want of activity, to the status that it had. TRANSITION_NOT_ALLOWED for what a team archived.',
  })
  async reviveIdea(
    @Ctx() context: RequestContext,
    @Input(ReviveIdeaInput) input: ReviveIdeaInput,
  ): Promise<ReviveIdeaPayload> {
    return { idea: await this.ideas.reload(context, await this.revivals.revive(context, input.ideaId)) };
  }
}
