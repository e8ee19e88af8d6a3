import { Injectable } from '@nestjs/common';
import { canReadBoard } from '../../common/auth/viewer.js';
import { decodeIdOf } from '../../common/graphql/node-id.js';
import { BoundedMap } from '../../database/bounded-map.js';
import type { IdeaModel } from '../ideas/idea.model.js';
import { IdeasLoader } from '../ideas/ideas.loader.js';
import { stoppable, type LiveContext, type LiveEvent } from './live-event.js';
import { LiveHub } from './live-hub.js';
import { WakeUp } from './wake-up.js';

/** New ideas that one subscriber has not fetched yet; the oldest go when there are more. */
const WAITING_MAX = 100;
/** Ideas remembered as sent, since after a broken connection some are told again. */
const SENT_MAX = 500;

@Injectable()
export class WatchSubmissions {
  constructor(
    private readonly hub: LiveHub,
    private readonly ideas: IdeasLoader,
  ) {}

  /**
   * Each new idea that the viewer could list at that moment. Ends when the board may not be read any more.
   * @param boardId null for every board
   * @throws BAD_USER_INPUT for a malformed id
   */
  watch(context: LiveContext, boardId: string | null): AsyncIterableIterator<LiveEvent> {
    const id = boardId === null ? null : (decodeIdOf('Board', boardId, 'boardId') ?? 0);
    return stoppable((signal) => this.submissions(context, id, signal));
  }

  private async *submissions(
    context: LiveContext,
    boardId: number | null,
    signal: AbortSignal,
  ): AsyncGenerator<LiveEvent, void, void> {
    if (boardId !== null && !canReadBoard(context, boardId)) return;
    const waiting = new BoundedMap<number, true>(WAITING_MAX);
    const sent = new BoundedMap<number, true>(SENT_MAX);
    const news = new WakeUp(signal);
    const stop = this.hub.onSubmitted((ids) => {
      for (const id of ids) if (!sent.has(id)) waiting.set(id, true);
      news.wake();
    });
    try {
      while (await news.next()) {
        const ids = [...waiting.keys()];
        waiting.clear();
        if (ids.length === 0) continue;
        const fresh = await context.renew();
        if (!fresh || (boardId !== null && !canReadBoard(fresh, boardId))) return;
        for (const idea of await this.ideas.loadMany(fresh, ids)) {
          if (!isListed(idea) || (boardId !== null && idea.board.boardId !== boardId)) continue;
          sent.set(idea.number, true);
          yield { context: fresh, value: { ideaSubmitted: idea } };
        }
      }
    } finally {
      stop();
    }
  }
}

/** A list's own conditions: the author and moderators may see more. */
const isListed = (idea: IdeaModel): boolean =>
  idea.moderation === 'VISIBLE' && idea.rootId === null && idea.status.stage !== 'ARCHIVED';
