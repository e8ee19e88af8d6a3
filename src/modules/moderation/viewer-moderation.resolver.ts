import { Int, ResolveField, Resolver } from '@nestjs/graphql';
import { canModerate } from '../../common/auth/viewer.js';
import { Ctx } from '../../common/graphql/context.decorator.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { ViewerModel } from '../members/viewer.model.js';
import { ListModeration } from './list-moderation.js';

/** What moderation adds to the viewer. */
@Resolver(() => ViewerModel)
export class ViewerModerationResolver {
  constructor(private readonly lists: ListModeration) {}

  @ResolveField('canModerate', () => Boolean, { description: 'Whether they decide on reports and holds.' })
  canModerate(@Ctx() { viewer }: RequestContext): boolean {
    return canModerate(viewer);
  }

  @ResolveField('moderationCount', () => Int, {
    nullable: true,
    description: 'How many items wait in the moderation queue; null to others than moderators.',
  })
  moderationCount(@Ctx() context: RequestContext): Promise<number | null> {
    return this.lists.waiting(context);
  }
}
