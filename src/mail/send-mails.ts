import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { LOGGER, type Logger } from '../common/log.js';
import { SECOND } from '../common/time/clock.js';
import { Database } from '../database/database.js';
import { JobHandlers } from '../jobs/job-handlers.js';
import { JobQueue } from '../jobs/job-queue.js';
import { Lifeline } from '../jobs/lifeline.js';
import { Reaper } from '../jobs/reaper.js';
import { MailFailure } from './mail-failure.js';
import { MailTemplates } from './mail-templates.js';
import { Mailer, type Mail } from './mailer.js';
import { OutgoingMails, type ClaimedMail } from './outgoing-mails.js';
import { redactAddress } from './redact-address.js';

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

/** Sends waiting mails: each taken, and that committed, before its server is spoken to; each composed only then. */
@Injectable()
export class SendMails implements OnModuleInit, OnApplicationShutdown {
  private running = false;
  private isCalledAgain = false;

  constructor(
    private readonly mails: OutgoingMails,
    private readonly templates: MailTemplates,
    private readonly mailer: Mailer,
    private readonly database: Database,
    private readonly jobs: JobQueue,
    private readonly handlers: JobHandlers,
    private readonly lifeline: Lifeline,
    private readonly reaper: Reaper,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onModuleInit(): void {
    this.handlers.register('send-mails', (_payload, signal) => this.run(signal));
    this.handlers.schedule('send-mails', '* * * * *');
    this.handlers.register('purge-mails', (_payload, signal) => this.purge(signal));
    this.handlers.schedule('purge-mails', '17 3 * * *');
    this.reaper.watch(this.mails);
  }

  onApplicationShutdown(): void {
    this.mailer.close();
  }

  /** One run at a time in a process: a call that meets one makes it look once more. */
  private async run(signal: AbortSignal): Promise<void> {
    this.isCalledAgain = true;
    if (this.running) return;
    this.running = true;
    const hurry = new AbortController();
    const onStop = (): void => void setTimeout(() => hurry.abort(), PATIENCE).unref();
    signal.addEventListener('abort', onStop, { once: true });
    try {
      const until = performance.now() + RUN_TIME;
      const mayGoOn = (): boolean => !signal.aborted && performance.now() < until;
      while (this.isCalledAgain && mayGoOn()) {
        this.isCalledAgain = false;
        // The first alone: where the server is down, one mail finds out.
        if (await this.sendNext(hurry.signal))
          await Promise.all(Array.from({ length: LANES }, () => this.lane(mayGoOn, hurry.signal)));
      }
    } finally {
      signal.removeEventListener('abort', onStop);
      this.running = false;
    }
    await this.scheduleNext();
  }

  private async lane(mayGoOn: () => boolean, hurry: AbortSignal): Promise<void> {
    while (mayGoOn() && (await this.sendNext(hurry)));
  }

  /** @returns whether to go on: false where none is due, or the server is not there */
  private async sendNext(hurry: AbortSignal): Promise<boolean> {
    const sender = await this.lifeline.held();
    const mail = await this.mails.claim(sender);
    if (!mail) return false;
    const letter = await this.compose(mail);
    if (letter === null) await this.mails.drop(sender, mail);
    else if (letter instanceof MailFailure) await this.mails.postpone(sender, mail, letter.message);
    else return this.hand(sender, mail, letter, hurry);
    return true;
  }

  private async compose(mail: ClaimedMail): Promise<Mail | MailFailure | null> {
    const { id, template, payload, createdAt } = mail;
    try {
      return await this.templates.compose(template, payload, { postedAt: createdAt });
    } catch (error) {
      this.logger.error({ err: error, mail: id, template }, 'mail could not be composed');
      return new MailFailure('LATER', 'It could not be composed; the log says why.');
    }
  }

  private async hand(sender: string, mail: ClaimedMail, letter: Mail, hurry: AbortSignal): Promise<boolean> {
    try {
      await this.mailer.send(letter, hurry);
    } catch (error) {
      const failure = error instanceof MailFailure ? error : new MailFailure('UNCERTAIN', String(error));
      const { verdict } = failure;
      const to = redactAddress(letter.to);
      this.logger.warn({ mail: mail.id, template: mail.template, to, verdict }, 'mail was not sent');
      await this.settle(sender, mail, failure);
      return verdict === 'LATER' || verdict === 'NEVER';
    }
    await this.mails.sent(sender, mail);
    return true;
  }

  private async settle(sender: string, mail: ClaimedMail, { verdict, message }: MailFailure): Promise<void> {
    if (verdict === 'LATER') await this.mails.postpone(sender, mail, message);
    else if (verdict === 'UNREACHABLE') await this.mails.putBack(sender, mail, message);
    else await this.mails.fail(sender, mail, verdict === 'NEVER' ? 'FAILED' : 'UNCERTAIN', message);
    if (verdict === 'UNREACHABLE' || verdict === 'UNCERTAIN') await this.mails.pause();
  }

  /** Calls the next run for when there is something to do, unless one is called already. */
  private async scheduleNext(): Promise<void> {
    const at = await this.mails.nextDue();
    if (at) await this.jobs.addUnlessWaiting(this.database, 'send-mails', at);
  }

  private async purge(signal: AbortSignal): Promise<void> {
    while (!signal.aborted && (await this.mails.purge()));
  }
}
