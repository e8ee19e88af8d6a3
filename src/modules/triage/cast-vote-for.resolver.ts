import { Mutation, Resolver } from '@nestjs/graphql';
import { Ctx } from '../../common/graphql/context.decorator.js';
import { Input } from '../../common/graphql/input.decorator.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { IdeasLoader } from '../ideas/ideas.loader.js';
import { CastVotePayload, WithdrawVotePayload } from '../votes/votes.resolver.js';
import { CastVoteForInput, WithdrawVoteForInput } from './cast-vote-for.input.js';
import { CastVoteFor } from './cast-vote-for.js';

@Resolver()
export class CastVoteForResolver {
  constructor(
    private readonly votes: CastVoteFor,
    private readonly ideas: IdeasLoader,
  ) {}

  @Mutation(() => CastVotePayload, {
    nullable: true,
    description:
      'By the board’s teams: what a customer said elsewhere, counted as their vote. One of their own wins. Who signs up with that address takes it over.',
  })
  async castVoteFor(
    @Ctx() context: RequestContext,
    @Input(CastVoteForInput) input: CastVoteForInput,
  ): Promise<CastVotePayload> {
    const { ideaId, isCounted } = await this.votes.run(context, input);
    return { idea: await this.ideas.reload(context, ideaId), isCounted };
  }

  @Mutation(() => WithdrawVotePayload, {
    nullable: true,
    description:
      'By the board’s teams: takes back the vote that one of them cast for an address, not one of the customer’s own. With their last vote the address is forgotten, and the name taken out of the notes.',
  })
  async withdrawVoteFor(
    @Ctx() context: RequestContext,
    @Input(WithdrawVoteForInput) input: WithdrawVoteForInput,
  ): Promise<WithdrawVotePayload> {
    const { ideaId } = await this.votes.withdraw(context, input);
    return { idea: await this.ideas.reload(context, ideaId) };
  }
}
