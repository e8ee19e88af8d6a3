import { Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { DomainEvents } from '../../events/domain-events.js';
import '../ideas/idea.events.js';
import '../auth/session.events.js';
import { LiveChannel } from './live-channel.js';
import { WaitingNews, type LiveNews } from './live-news.js';

/** Milliseconds between two messages of one process. */
const INTERVAL = 200;

/** Tells every process what subscribers want to see anew: at most every 200 ms, each id once, and never inside a transaction. */
@Injectable()
export class LiveAnnouncer implements OnModuleInit, OnApplicationShutdown {
  private waiting = new WaitingNews();
  private timer: NodeJS.Timeout | undefined;
  private sending: Promise<void> = Promise.resolve();

  constructor(
    private readonly channel: LiveChannel,
    private readonly events: DomainEvents,
  ) {}

  onModuleInit(): void {
    this.events.onAfter('ideas.changed', ({ ideaIds }) => this.announce({ ideas: ideaIds }));
    this.events.onAfter('sessions.ended', ({ sessionIds }) => this.announce({ sessions: sessionIds }));
    this.events.onAfter('idea.submitted', ({ ideaId }) => this.announce({ submitted: [ideaId] }));
  }

  /** To be called after the commit of what it speaks of. */
  announce(news: LiveNews): void {
    this.waiting.add(news);
    this.schedule(0);
  }

  async onApplicationShutdown(): Promise<void> {
    clearTimeout(this.timer);
    await this.sending;
    await this.send();
    await this.channel.close();
  }

  /** While a message is sent, and for a moment after it, the next one gathers. */
  private schedule(delay: number): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      if (this.waiting.size === 0) return;
      this.sending = this.send();
      this.schedule(INTERVAL);
    }, delay).unref();
  }

  /** What could not be said, since the channel is not open, waits on. */
  private async send(): Promise<void> {
    const news = this.waiting;
    if (news.size === 0) return;
    this.waiting = new WaitingNews();
    try {
      await this.channel.say(news.messages());
    } catch {
      this.waiting.add(news);
    }
  }
}
