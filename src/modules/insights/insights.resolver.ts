import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { Ctx } from '../../common/graphql/context.decorator.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { GraphQLDate } from '../../common/graphql/scalars.js';
import { InsightsModel } from './insights.model.js';
import { InsightsService } from './insights.service.js';

@Resolver()
export class InsightsResolver {
  constructor(private readonly service: InsightsService) {}

  @Query(() => InsightsModel, {
    nullable: true,
    description:
      'For product teams, of their boards, and administrators, of all. At most five years. Null for a board that is none of these.',
  })
  insights(
    @Ctx() context: RequestContext,
    @Args('from', { type: () => GraphQLDate, description: 'The first day, in UTC.' }) from: string,
    @Args('to', { type: () => GraphQLDate, description: 'The last day, in UTC.' }) to: string,
    @Args('boardId', { type: () => ID, nullable: true, description: 'Only this board.' })
    boardId?: string | null,
  ): Promise<InsightsModel | null> {
    return this.service.open(context, { from, to, boardId });
  }
}
