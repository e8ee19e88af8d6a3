import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Ctx } from '../../common/graphql/context.decorator.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { IdeaModel } from '../ideas/idea.model.js';
import { StormModel } from './storm.model.js';
import { StormsLoader } from './storms.loader.js';

/** What storms add to an idea. */
@Resolver(() => IdeaModel)
export class IdeaStormResolver {
  constructor(private readonly storms: StormsLoader) {}

  @ResolveField('storm', () => StormModel, {
    nullable: true,
    description: 'The storm session that it was submitted into; it leaves it with the board.',
  })
  storm(@Ctx() context: RequestContext, @Parent() { stormId }: IdeaModel): Promise<StormModel | null> | null {
    return stormId === null ? null : this.storms.load(context, stormId);
  }
}
