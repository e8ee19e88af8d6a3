import { Injectable, type OnModuleInit } from '@nestjs/common';
import { SECOND } from '../common/time/clock.js';
import { Database } from '../database/database.js';
import { JobHandlers } from '../jobs/job-handlers.js';
import { JobQueue } from '../jobs/job-queue.js';
import { Lifeline } from '../jobs/lifeline.js';
import { Reaper } from '../jobs/reaper.js';
import { OutgoingMails } from './outgoing-mails.js';
import { SendNextMail } from './send-next-mail.js';

declare module '../jobs/job-queue.js' {
  interface JobMap {
    'send-mails': Record<string, never>;
    'purge-mails': Record<string, never>;
  }
}

/** Mails under way at once; the SMTP pool has as many connections. */
const LANES = 3;
/** After this a run leaves the rest to another, so that no job of it lasts long; milliseconds. */
const RUN_TIME = 30 * SECOND;
/** How long a stop waits for servers that do not answer, milliseconds. */
const PATIENCE = 8 * SECOND;

/** The jobs that send waiting mails and clear old ones away. */
@Injectable()
export class SendMails implements OnModuleInit {
  private hasRun = false;
  private isRunning = false;
  private isCalledAgain = false;

  constructor(
    private readonly mails: OutgoingMails,
    private readonly next: SendNextMail,
    private readonly database: Database,
    private readonly jobs: JobQueue,
    private readonly handlers: JobHandlers,
    private readonly lifeline: Lifeline,
    private readonly reaper: Reaper,
  ) {}

  onModuleInit(): void {
    this.handlers.register('send-mails', (_payload, signal) => this.run(signal));
    this.handlers.schedule('send-mails', '* * * * *');
    this.handlers.runAtStart('send-mails');
    this.handlers.register('purge-mails', (_payload, signal) => this.purge(signal));
    this.handlers.schedule('purge-mails', '17 3 * * *');
    this.reaper.watch(this.mails);
  }

  /** One run at a time in a process: a call that meets one makes it look once more. */
  private async run(stop: AbortSignal): Promise<void> {
    this.isCalledAgain = true;
    if (this.isRunning) return;
    this.isRunning = true;
    const hurry = new AbortController();
    const onStop = (): void => void setTimeout(() => hurry.abort(), PATIENCE).unref();
    stop.addEventListener('abort', onStop, { once: true });
    try {
      // Perhaps the settings were wrong, and this process was started to set them right.
      if (!this.hasRun) await this.mails.forgetOutage();
      this.hasRun = true;
      await this.mails.putBackUnknown(await this.lifeline.held());
      const until = performance.now() + RUN_TIME;
      const mayGoOn = (): boolean => !stop.aborted && performance.now() < until;
      while (this.isCalledAgain && mayGoOn()) {
        this.isCalledAgain = false;
        await this.sendAll(mayGoOn, hurry.signal);
      }
    } finally {
      stop.removeEventListener('abort', onStop);
      this.isRunning = false;
    }
    // Whatever ended the run, another is called for when there is something to do.
    const at = await this.mails.nextDue();
    if (at) await this.jobs.addUnlessWaiting(this.database, 'send-mails', at);
  }

  private async sendAll(mayGoOn: () => boolean, hurry: AbortSignal): Promise<void> {
    // The first alone: where the server is down, one mail finds out.
    if (!(await this.next.run(hurry))) return;
    const lane = async (): Promise<void> => {
      while (mayGoOn() && (await this.next.run(hurry)));
    };
    const ends = await Promise.allSettled(Array.from({ length: LANES }, lane));
    for (const end of ends) if (end.status === 'rejected') throw end.reason;
  }

  private async purge(stop: AbortSignal): Promise<void> {
    while (!stop.aborted && (await this.mails.purge()));
  }
}
