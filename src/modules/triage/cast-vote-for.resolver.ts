import { Mutation, Resolver } from '@nestjs/graphql';
import { Ctx } from '../../common/graphql/context.decorator.js';
import { Input } from '../../common/graphql/input.decorator.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { IdeasLoader } from '../ideas/ideas.loader.js';
import { CastVotePayload } from '../votes/votes.resolver.js';
import { CastVoteForInput } from './cast-vote-for.input.js';
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
    return { idea: await this.ideas.reload(context, await this.votes.run(context, input)) };
  }
}
