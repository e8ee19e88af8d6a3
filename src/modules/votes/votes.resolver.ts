import { Field, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { Ctx } from '../../common/graphql/context.decorator.js';
import { Input } from '../../common/graphql/input.decorator.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { Payload } from '../../common/graphql/user-error.model.js';
import { IdeaModel } from '../ideas/idea.model.js';
import { IdeasLoader } from '../ideas/ideas.loader.js';
import { CastVotes } from './cast-votes.js';
import { CastVoteInput, WithdrawVoteInput } from './vote.inputs.js';

@ObjectType({ description: 'The idea with the vote counted.' })
export class CastVotePayload extends Payload {
  @Field(() => IdeaModel, { nullable: true, description: 'As it now stands.' })
  idea?: IdeaModel | null;
}

@ObjectType({ description: 'The idea without the vote.' })
export class WithdrawVotePayload extends Payload {
  @Field(() => IdeaModel, { nullable: true, description: 'As it now stands.' })
  idea?: IdeaModel | null;
}

@Resolver()
export class VotesResolver {
  constructor(
    private readonly votes: CastVotes,
    private readonly ideas: IdeasLoader,
  ) {}

  @Mutation(() => CastVotePayload, {
    nullable: true,
    description:
      'One vote a member an idea. The same direction again changes nothing; the other one switches it.',
  })
  async castVote(
    @Ctx() context: RequestContext,
    @Input(CastVoteInput) input: CastVoteInput,
  ): Promise<CastVotePayload> {
    const number = await this.votes.cast(context, input.ideaId, input.direction === 'PROMOTE' ? 1 : -1);
    return { idea: await this.ideas.reload(context, number) };
  }

  @Mutation(() => WithdrawVotePayload, {
    nullable: true,
    description: 'Takes the viewer’s vote back; without one, changes nothing.',
  })
  async withdrawVote(
    @Ctx() context: RequestContext,
    @Input(WithdrawVoteInput) input: WithdrawVoteInput,
  ): Promise<WithdrawVotePayload> {
    return { idea: await this.ideas.reload(context, await this.votes.cast(context, input.ideaId, 0)) };
  }
}
