import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Ctx } from '../../common/graphql/context.decorator.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { IdeaModel } from '../ideas/idea.model.js';
import { ViewerFollowsLoader } from './viewer-follows.loader.js';

/** What following adds to an idea. */
@Resolver(() => IdeaModel)
export class IdeaFollowsResolver {
  constructor(private readonly standings: ViewerFollowsLoader) {}

  @ResolveField('viewerFollows', () => Boolean, { description: 'Whether the viewer follows it by hand.' })
  async viewerFollows(@Ctx() context: RequestContext, @Parent() idea: IdeaModel): Promise<boolean> {
    return (await this.standings.load(context, idea.number))?.follows ?? false;
  }

  @ResolveField('viewerIsTold', () => Boolean, {
    description:
      'Whether the viewer learns what becomes of it: follows, voted or wrote it, and has not muted it.',
  })
  async viewerIsTold(@Ctx() context: RequestContext, @Parent() idea: IdeaModel): Promise<boolean> {
    return (await this.standings.load(context, idea.number))?.isTold ?? false;
  }
}
