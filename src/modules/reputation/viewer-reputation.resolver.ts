import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { ConnectionType } from '../../common/graphql/connection.model.js';
import { PageForwardArgs } from '../../common/graphql/page.args.js';
import { ViewerModel } from '../members/viewer.model.js';
import { ListReputationEvents } from './list-reputation-events.js';
import { ReputationEventConnection, type ReputationEventModel } from './reputation-event.model.js';

/** What reputation adds to the viewer. */
@Resolver(() => ViewerModel)
export class ViewerReputationResolver {
  constructor(private readonly lists: ListReputationEvents) {}

  @ResolveField('reputationEvents', () => ReputationEventConnection, {
    description: 'What earned and lost the viewer reputation, newest first.',
  })
  reputationEvents(
    @Parent() viewer: ViewerModel,
    @Args() page: PageForwardArgs,
  ): Promise<ConnectionType<ReputationEventModel>> {
    return this.lists.page(viewer.memberId, page);
  }
}
