import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Ctx } from '../../common/graphql/context.decorator.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { IdeaModel } from '../ideas/idea.model.js';
import { AdoptionModel } from './adoption.model.js';
import { AdoptionsLoader } from './adoptions.loader.js';
import { IdeaAdoptionsLoader } from './idea-adoptions.loader.js';

/** What adoptions add to an idea. */
@Resolver(() => IdeaModel)
export class IdeaAdoptionResolver {
  constructor(
    private readonly ids: IdeaAdoptionsLoader,
    private readonly adoptions: AdoptionsLoader,
  ) {}

  @ResolveField('adoption', () => AdoptionModel, {
    nullable: true,
    description:
      'The adoption that it is in, under way or delivered; null where none, or where it was dropped.',
  })
  async adoption(@Ctx() context: RequestContext, @Parent() idea: IdeaModel): Promise<AdoptionModel | null> {
    const id = await this.ids.load(context, idea.number);
    return id === null ? null : this.adoptions.load(context, id);
  }
}
