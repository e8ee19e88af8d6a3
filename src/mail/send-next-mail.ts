import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { LOGGER, type Logger } from '../common/log.js';
import { SECOND } from '../common/time/clock.js';
import { Lifeline } from '../jobs/lifeline.js';
import { MailFailure } from './mail-failure.js';
import { MailTemplates } from './mail-templates.js';
import { Mailer, type Mail } from './mailer.js';
import { OutgoingMails, type ClaimedMail } from './outgoing-mails.js';
import { redactAddress } from './redact-address.js';

/** Before what became of a mail is written down once more, milliseconds. */
const RETRY = SECOND;

/** Sends one waiting mail: taken, and that committed, before its server is spoken to; composed only then. */
@Injectable()
export class SendNextMail implements OnApplicationShutdown {
  constructor(
    private readonly mails: OutgoingMails,
    private readonly templates: MailTemplates,
    private readonly mailer: Mailer,
    private readonly lifeline: Lifeline,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationShutdown(): void {
    this.mailer.close();
  }

  /**
   * @param hurry aborted when the process can wait no longer
   * @returns whether to go on: false where none is due, or the server is not there
   */
  async run(hurry: AbortSignal): Promise<boolean> {
    const mail = await this.mails.claim(await this.lifeline.held());
    if (!mail) return false;
    const letter = await this.compose(mail);
    if (letter instanceof MailFailure) return this.settle(mail, letter, hurry);
    if (letter === null) return this.insist(() => this.mails.drop(mail), hurry);
    const failure = await this.hand(letter, hurry);
    if (!failure) return this.insist(() => this.mails.sent(mail), hurry);
    const { id, template } = mail;
    const { verdict } = failure;
    this.logger.warn({ mail: id, template, to: redactAddress(letter.to), verdict }, 'mail was not sent');
    return this.settle(mail, failure, hurry);
  }

  private async compose(mail: ClaimedMail): Promise<Mail | MailFailure | null> {
    const { id, template, payload, postedAt } = mail;
    try {
      return await this.templates.compose(template, payload, { postedAt });
    } catch (error) {
      // Not the whole error: what a database says beside its message may hold an address.
      const fault = error instanceof Error ? error.stack : String(error);
      this.logger.error({ fault, mail: id, template }, 'mail could not be composed');
      return new MailFailure('LATER', 'It could not be composed; the log says why.');
    }
  }

  private async hand(letter: Mail, hurry: AbortSignal): Promise<MailFailure | null> {
    try {
      await this.mailer.send(letter, hurry);
      return null;
    } catch (error) {
      return error instanceof MailFailure
        ? error
        : new MailFailure('UNCERTAIN', 'Sending it broke down in a way that nobody foresaw.');
    }
  }

  private settle(mail: ClaimedMail, failure: MailFailure, hurry: AbortSignal): Promise<boolean> {
    const { verdict, message } = failure;
    return this.insist(async () => {
      if (verdict === 'LATER') await this.mails.postpone(mail, message);
      else if (verdict === 'UNREACHABLE') await this.mails.putBack(mail, message);
      else await this.mails.fail(mail, verdict === 'NEVER' ? 'FAILED' : 'UNCERTAIN', message);
      const isServerThere = verdict === 'LATER' || verdict === 'NEVER';
      if (!isServerThere) await this.mails.pause();
      return isServerThere;
    }, hurry);
  }

  /** Writes down what became of a mail, also where the database is away for a moment: nobody else knows it. */
  private async insist(write: () => Promise<boolean>, hurry: AbortSignal): Promise<boolean> {
    for (;;) {
      try {
        return await write();
      } catch (error) {
        this.logger.error({ err: error }, 'what became of a mail could not be written down');
        await sleep(RETRY, undefined, { signal: hurry });
      }
    }
  }
}
