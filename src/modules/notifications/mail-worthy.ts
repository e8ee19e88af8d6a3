import { Injectable } from '@nestjs/common';
import { canTriageBoard } from '../../common/auth/viewer.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { ViewerFollowsLoader } from '../follows/viewer-follows.loader.js';
import { IdeasLoader } from '../ideas/ideas.loader.js';
import { StormsLoader } from '../storms/storms.loader.js';
import { isForTeam, outlastsMuting } from './notification-kind.js';
import type { NotificationModel } from './notification.model.js';
import { NotificationsLoader } from './notifications.loader.js';

/** Whether what a member was told is still to be mailed to them: decided at the moment of sending. */
@Injectable()
export class MailWorthy {
  constructor(
    private readonly follows: ViewerFollowsLoader,
    private readonly ideas: IdeasLoader,
    private readonly notifications: NotificationsLoader,
    private readonly storms: StormsLoader,
  ) {}

  /**
   * Those notifications that the reader may still know of, and are still concerned by: they have neither muted the idea since, nor ceased to take
   * part in it, nor left the team; and nobody is called to a storm that is over.
   */
  async of(context: RequestContext, ids: readonly number[]): Promise<NotificationModel[]> {
    const notifications = await this.notifications.loadMany(context, ids);
    const verdicts = await Promise.all(notifications.map((one) => this.concerns(context, one)));
    return notifications.filter((_, i) => verdicts[i]);
  }

  private async concerns(
    context: RequestContext,
    { ideaId, kind, isNote, stormId }: NotificationModel,
  ): Promise<boolean> {
    if (outlastsMuting(kind) || isNote) return true;
    if (stormId !== null) return (await this.storms.load(context, stormId))?.state === 'OPEN';
    if (ideaId === null) return false;
    if (isForTeam(kind)) {
      const idea = await this.ideas.load(context, ideaId);
      return idea !== null && canTriageBoard(context.viewer, idea.board.boardId);
    }
    return (await this.follows.load(context, ideaId))?.isTold ?? false;
  }
}
