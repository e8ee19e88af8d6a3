import { Field, Mutation, ObjectType, Parent, ResolveField, Resolver } from '@nestjs/graphql';
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
  isCounted?: boolean;
}

@ObjectType({ description: 'The idea without the vote.' })
export class WithdrawVotePayload extends Payload {
  @Field(() => IdeaModel, { nullable: true, description: 'As it now stands.' })
  idea?: IdeaModel | null;
}

const directionOf = ({ direction }: CastVoteInput): 1 | -1 => (direction === 'PROMOTE' ? 1 : -1);

@Resolver(() => CastVotePayload)
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
    const { ideaId, isCounted } = await this.votes.cast(context, input.ideaId, directionOf(input));
    return { idea: await this.ideas.reload(context, ideaId), isCounted };
  }

  @Mutation(() => WithdrawVotePayload, {
    nullable: true,
    description: 'Takes the viewer’s vote back; without one, changes nothing.',
  })
  async withdrawVote(
    @Ctx() context: RequestContext,
    @Input(WithdrawVoteInput) input: WithdrawVoteInput,
  ): Promise<WithdrawVotePayload> {
    const { ideaId } = await this.votes.cast(context, input.ideaId, 0);
    return { idea: await this.ideas.reload(context, ideaId) };
  }

  @ResolveField('counted', () => Boolean, {
    description:
      'Whether this call changed the vote; false where it stood already, where the customer’s own wins, and on refusal.',
  })
  counted(@Parent() { isCounted }: CastVotePayload): boolean {
    return isCounted ?? false;
  }
}
