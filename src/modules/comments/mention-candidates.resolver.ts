import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { Ctx } from '../../common/graphql/context.decorator.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { MemberModel } from '../members/member.model.js';
import { MentionCandidates } from './mention-candidates.js';

@Resolver()
export class MentionCandidatesResolver {
  constructor(private readonly candidates: MentionCandidates) {}

  @Query(() => [MemberModel], {
    description:
      'Members whom a text about the idea may name as @handle, at most 8, those who take part in it first; meant to be called while one is typed. Of a note, and on a board for teams, only who may read it; nobody for an idea that the viewer may not know of.',
  })
  mentionCandidates(
    @Ctx() context: RequestContext,
    @Args('ideaId', { type: () => ID, description: 'Which idea it is about.' }) ideaId: string,
    @Args('prefix', {
      type: () => String,
      description: 'How their handle or name begins, in any case; empty for those who take part.',
    })
    prefix: string,
    @Args('internal', { type: () => Boolean, defaultValue: false, description: 'For a note.' })
    internal: boolean,
  ): Promise<MemberModel[]> {
    return this.candidates.find(context, ideaId, prefix, internal);
  }
}
