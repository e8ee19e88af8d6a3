import { Mailer, type Mail } from './mailer.js';

/** The oldest go when there are more. */
const KEPT = 200;

export interface DemoMail extends Mail {
  /** Counts from 1 since the start of the process. */
  number: number;
  at: Date;
}

/** The demo mails nobody: what would have gone out stays here to be looked at. */
export class DemoMailbox extends Mailer {
  private readonly kept: DemoMail[] = [];
  private count = 0;

  send(mail: Mail): Promise<void> {
    this.count++;
    this.kept.unshift({ ...mail, number: this.count, at: new Date() });
    this.kept.splice(KEPT);
    return Promise.resolve();
  }

  /** Newest first. */
  list(): readonly DemoMail[] {
    return this.kept;
  }

  find(number: number): DemoMail | null {
    return this.kept.find((mail) => mail.number === number) ?? null;
  }
}
