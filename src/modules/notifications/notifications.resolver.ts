import { Mutation, Parent, ResolveField, Resolver, Subscription } from '@nestjs/graphql';
import { Ctx } from '../../common/graphql/context.decorator.js';
import { Input } from '../../common/graphql/input.decorator.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { AdoptionModel } from '../adoptions/adoption.model.js';
import { AdoptionsLoader } from '../adoptions/adoptions.loader.js';
import { IdeaModel } from '../ideas/idea.model.js';
import { IdeasLoader } from '../ideas/ideas.loader.js';
import type { LiveContext, LiveEvent } from '../live/live-event.js';
import { MemberModel } from '../members/member.model.js';
import { MembersLoader } from '../members/members.loader.js';
import { MembersService } from '../members/members.service.js';
import { BadgeModel } from '../reputation/badge.model.js';
import { BadgesLoader } from '../reputation/badges.loader.js';
import { StormModel } from '../storms/storm.model.js';
import { StormsLoader } from '../storms/storms.loader.js';
import { MarkNotificationsRead } from './mark-notifications-read.js';
import { MarkNotificationsReadInput } from './notification.inputs.js';
import { NotificationModel } from './notification.model.js';
import { MarkNotificationsReadPayload } from './notification.payloads.js';
import { WatchNotifications } from './watch-notifications.js';

@Resolver(() => NotificationModel)
export class NotificationsResolver {
  constructor(
    private readonly adoptions: AdoptionsLoader,
    private readonly ideas: IdeasLoader,
    private readonly storms: StormsLoader,
    private readonly badges: BadgesLoader,
    private readonly members: MembersLoader,
    private readonly accounts: MembersService,
    private readonly reading: MarkNotificationsRead,
    private readonly watching: WatchNotifications,
  ) {}

  @ResolveField('idea', () => IdeaModel, { nullable: true, description: 'Which idea it tells of, if any.' })
  async idea(
    @Ctx() context: RequestContext,
    @Parent() { ideaId }: NotificationModel,
  ): Promise<IdeaModel | null> {
    return ideaId === null ? null : this.ideas.load(context, ideaId);
  }

  @ResolveField('storm', () => StormModel, {
    nullable: true,
    description: 'The storm session that it tells of, if any.',
  })
  async storm(
    @Ctx() context: RequestContext,
    @Parent() { stormId }: NotificationModel,
  ): Promise<StormModel | null> {
    return stormId === null ? null : this.storms.load(context, stormId);
  }

  @ResolveField('badge', () => BadgeModel, {
    nullable: true,
    description: 'The badge that it tells of, if any.',
  })
  async badge(
    @Ctx() context: RequestContext,
    @Parent() { badgeKey }: NotificationModel,
  ): Promise<BadgeModel | null> {
    // Notifications are the viewer's own, and so are the badges that they tell of.
    if (badgeKey === null || !context.viewer) return null;
    const badges = await this.badges.load(context, context.viewer.memberId);
    return badges?.find(({ key }) => key === badgeKey) ?? null;
  }

  @ResolveField('adoption', () => AdoptionModel, {
    nullable: true,
    description: 'The adoption that it tells of, if any.',
  })
  async adoption(
    @Ctx() context: RequestContext,
    @Parent() { adoptionId }: NotificationModel,
  ): Promise<AdoptionModel | null> {
    return adoptionId === null ? null : this.adoptions.load(context, adoptionId);
  }

  @ResolveField('actor', () => MemberModel, {
    nullable: true,
    description: 'Who did it; null for the software itself.',
  })
  async actor(
    @Ctx() context: RequestContext,
    @Parent() { actorId }: NotificationModel,
  ): Promise<MemberModel | null> {
    return actorId === null ? null : this.members.load(context, actorId);
  }

  @Mutation(() => MarkNotificationsReadPayload, {
    nullable: true,
    description: 'Marks some of one’s notifications as read, or all of them.',
  })
  async markNotificationsRead(
    @Ctx() context: RequestContext,
    @Input(MarkNotificationsReadInput) { ids }: MarkNotificationsReadInput,
  ): Promise<MarkNotificationsReadPayload> {
    await this.reading.mark(context, ids ?? null);
    return { viewer: await this.accounts.viewer(context) };
  }

  @Subscription(() => NotificationModel, {
    description: 'Each of the viewer’s notifications when it is told.',
  })
  notificationReceived(@Ctx() context: LiveContext): AsyncIterableIterator<LiveEvent> {
    return this.watching.watch(context);
  }
}
