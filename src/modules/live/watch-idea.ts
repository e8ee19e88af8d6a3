import { Injectable } from '@nestjs/common';
import { decodeIdOf } from '../../common/graphql/node-id.js';
import { IdeasLoader } from '../ideas/ideas.loader.js';
import { stoppable, type LiveContext, type LiveEvent } from './live-event.js';
import { LiveHub } from './live-hub.js';
import { pause, WakeUp } from './wake-up.js';

/** Milliseconds between two states of one idea for one subscriber. */
const INTERVAL = 250;

@Injectable()
export class WatchIdea {
  constructor(
    private readonly hub: LiveHub,
    private readonly ideas: IdeasLoader,
  ) {}

  /**
   * The idea as it stands after each change, read anew with the rights of that moment. Ends when it or the right to see it is gone; at once for
   * what the viewer may not know of.
   * @throws BAD_USER_INPUT for a malformed id
   */
  watch(context: LiveContext, ideaId: string): AsyncIterableIterator<LiveEvent> {
    const id = decodeIdOf('Idea', ideaId, 'ideaId');
    return stoppable((signal) => this.states(context, id, signal));
  }

  private async *states(
    context: LiveContext,
    id: number | null,
    signal: AbortSignal,
  ): AsyncGenerator<LiveEvent, void, void> {
    if (id === null) return;
    const change = new WakeUp(signal);
    const stop = this.hub.onIdea(id, change.wake);
    try {
      if (!(await this.ideas.load(context, id))) return;
      while (await change.next()) {
        const fresh = await context.renew();
        const idea = fresh && (await this.ideas.load(fresh, id));
        if (!idea) return;
        yield { context: fresh, value: { ideaChanged: idea } };
        await pause(INTERVAL, signal);
      }
    } finally {
      stop();
    }
  }
}
