import { setImmediate, setTimeout } from 'node:timers/promises';
import {
  Inject,
  Injectable,
  type BeforeApplicationShutdown,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { LOGGER, type Logger } from '../common/log.js';
import { Mailer, type Mail } from './mailer.js';
import { redactAddress } from './redact-address.js';

/** Milliseconds that a stop waits for mail under way. */
const PATIENCE = 10_000;

/** What of a failure may be logged: an SMTP server's words often hold the address. */
function faultOf(error: unknown): Record<string, unknown> {
  if (typeof error !== 'object' || error === null) return { fault: typeof error };
  const parts = ['name', 'code', 'command', 'responseCode'].map(
    (part) => [part, Reflect.get(error, part) as unknown] as const,
  );
  return {
    fault: Object.fromEntries(
      parts.filter(([, value]) => typeof value === 'string' || typeof value === 'number'),
    ),
  };
}

/**
 * Mail that nobody waits for: how long its making and sending take, and whether it came to one at all, shows in no answer. It lives
 * in memory: what a crash or a refusing server stops is logged and lost, and the receiver asks again.
 */
@Injectable()
export class Outbox implements BeforeApplicationShutdown, OnApplicationShutdown {
  private readonly underway = new Set<Promise<void>>();

  constructor(
    private readonly mailer: Mailer,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Composes and sends after the present turn; null sends nothing. Call it after the commit of what the mail speaks of. */
  post(compose: () => Mail | null | Promise<Mail | null>): void {
    const work = this.deliver(compose).finally(() => this.underway.delete(work));
    this.underway.add(work);
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.settle();
  }

  /** Once more: the last requests ended after the first time. */
  async onApplicationShutdown(): Promise<void> {
    await this.settle();
    this.mailer.close();
  }

  private async deliver(compose: () => Mail | null | Promise<Mail | null>): Promise<void> {
    let to: string | undefined;
    try {
      await setImmediate();
      const mail = await compose();
      if (!mail) return;
      to = mail.to;
      await this.mailer.send(mail);
    } catch (error) {
      if (to === undefined) this.logger.error({ err: error }, 'mail could not be composed');
      else this.logger.error({ to: redactAddress(to), ...faultOf(error) }, 'mail was not sent');
    }
  }

  private async settle(): Promise<void> {
    if (this.underway.size === 0) return;
    await Promise.race([Promise.all(this.underway), setTimeout(PATIENCE, undefined, { ref: false })]);
  }
}
