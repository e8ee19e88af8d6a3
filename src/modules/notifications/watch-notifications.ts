import { Injectable } from '@nestjs/common';
import { requireViewer } from '../../common/auth/viewer.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { BoundedMap } from '../../database/bounded-map.js';
import { stoppable, type LiveContext, type LiveEvent } from '../live/live-event.js';
import { LiveHub } from '../live/live-hub.js';
import { WakeUp } from '../live/wake-up.js';
import { ListNotifications } from './list-notifications.js';
import type { NotificationModel } from './notification.model.js';

/** Newest ones that are looked at each time; of more at once the older ones show in the list alone. */
const LATEST = 50;
/** Remembered, so that none comes twice. */
const KNOWN_MAX = 1000;

@Injectable()
export class WatchNotifications {
  constructor(
    private readonly hub: LiveHub,
    private readonly lists: ListNotifications,
  ) {}

  /** The viewer's notifications from now on. @throws UNAUTHENTICATED */
  watch(context: LiveContext): AsyncIterableIterator<LiveEvent> {
    const { memberId } = requireViewer(context);
    return stoppable((signal) => this.arrivals(context, memberId, signal));
  }

  /** What was not there before is new, wherever it stands: those of transactions that overlap become visible in any order. */
  private async *arrivals(
    context: LiveContext,
    memberId: number,
    signal: AbortSignal,
  ): AsyncGenerator<LiveEvent, void, void> {
    const news = new WakeUp(signal);
    const stop = this.hub.onMember(memberId, news.wake);
    try {
      const first = await this.latest(context);
      const known = new BoundedMap<number, true>(KNOWN_MAX);
      for (const { notificationId } of first) known.set(notificationId, true);
      const oldest = first.length < LATEST ? 0 : (first.at(-1)?.notificationId ?? 0);
      while (await news.next()) {
        const fresh = await context.renew();
        if (!fresh) return;
        for (const notification of (await this.latest(fresh)).toReversed()) {
          const { notificationId } = notification;
          if (notificationId < oldest || known.has(notificationId)) continue;
          known.set(notificationId, true);
          yield { context: fresh, value: { notificationReceived: notification } };
        }
      }
    } finally {
      stop();
    }
  }

  private async latest(context: RequestContext): Promise<NotificationModel[]> {
    return (await this.lists.page(context, { first: LATEST }, false)).nodes;
  }
}
