import { Module, type OnModuleInit } from '@nestjs/common';
import { NodeRegistry } from '../../common/graphql/node-registry.js';
import { MailModule } from '../../mail/mail.module.js';
import { AdoptionsModule } from '../adoptions/adoptions.module.js';
import { FollowsModule } from '../follows/follows.module.js';
import { IdeasModule } from '../ideas/ideas.module.js';
import { LiveModule } from '../live/live.module.js';
import { MembersModule } from '../members/members.module.js';
import { ReputationModule } from '../reputation/reputation.module.js';
import { StormsModule } from '../storms/storms.module.js';
import { CausesListener } from './causes.listener.js';
import { DigestMail } from './digest-mail.js';
import { ListNotifications } from './list-notifications.js';
import { MailReceivers } from './mail-receivers.js';
import { MailWorthy } from './mail-worthy.js';
import { MarkNotificationsRead } from './mark-notifications-read.js';
import { NotificationMail } from './notification-mail.js';
import { NotificationMapper } from './notification.mapper.js';
import { NotificationsLoader } from './notifications.loader.js';
import { NotificationsResolver } from './notifications.resolver.js';
import { PurgeNotificationsJob } from './purge-notifications.job.js';
import { QueueDigestsJob } from './queue-digests.job.js';
import { RecordCauses } from './record-causes.js';
import { TellMembers } from './tell-members.js';
import { TellMembersJob } from './tell-members.job.js';
import { Unsubscribe } from './unsubscribe.js';
import { UnsubscribeController } from './unsubscribe.controller.js';
import { ViewerNotificationsResolver } from './viewer-notifications.resolver.js';
import { WatchNotifications } from './watch-notifications.js';
import { PersonalNotifications } from './personal-notifications.js';

/** Whoever takes part in an idea learns what becomes of it: on the page, and by mail as they like it. */
@Module({
  imports: [
    AdoptionsModule,
    FollowsModule,
    IdeasModule,
    LiveModule,
    MailModule,
    MembersModule,
    ReputationModule,
    StormsModule,
  ],
  controllers: [UnsubscribeController],
  providers: [
    PersonalNotifications,
    CausesListener,
    DigestMail,
    ListNotifications,
    MailReceivers,
    MailWorthy,
    MarkNotificationsRead,
    NotificationMail,
    NotificationMapper,
    NotificationsLoader,
    NotificationsResolver,
    PurgeNotificationsJob,
    QueueDigestsJob,
    RecordCauses,
    TellMembers,
    TellMembersJob,
    Unsubscribe,
    ViewerNotificationsResolver,
    WatchNotifications,
  ],
})
export class NotificationsModule implements OnModuleInit {
  constructor(
    private readonly nodes: NodeRegistry,
    private readonly loader: NotificationsLoader,
  ) {}

  onModuleInit(): void {
    this.nodes.register('Notification', (context, id) => this.loader.load(context, id));
  }
}
