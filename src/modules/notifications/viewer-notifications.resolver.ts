import { Args, Int, ResolveField, Resolver } from '@nestjs/graphql';
import type { ConnectionType } from '../../common/graphql/connection.model.js';
import { Ctx } from '../../common/graphql/context.decorator.js';
import { PageForwardArgs } from '../../common/graphql/page.args.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { ViewerModel } from '../members/viewer.model.js';
import { ListNotifications } from './list-notifications.js';
import { NotificationConnection, type NotificationModel } from './notification.model.js';

/** What notifications add to the viewer. */
@Resolver(() => ViewerModel)
export class ViewerNotificationsResolver {
  constructor(private readonly lists: ListNotifications) {}

  @ResolveField('notifications', () => NotificationConnection, {
    description: 'Newest first, without those of what the viewer may not know of any more.',
  })
  notifications(
    @Ctx() context: RequestContext,
    @Args() page: PageForwardArgs,
    @Args('unreadOnly', { type: () => Boolean, nullable: true, defaultValue: false })
    unreadOnly: boolean | null,
  ): Promise<ConnectionType<NotificationModel>> {
    return this.lists.page(context, page, unreadOnly === true);
  }

  @ResolveField('unreadNotificationCount', () => Int, { description: 'How many of them are unread; exact.' })
  unreadNotificationCount(@Ctx() context: RequestContext): Promise<number> {
    return this.lists.count(context, true);
  }
}
