import { MailFailure } from './mail-failure.js';
import { Mailer } from './mailer.js';

/** Where `SMTP_URL` is not set: each mail fails at once, for good. */
export class NoMailer extends Mailer {
  send(): Promise<void> {
    return Promise.reject(new MailFailure('NEVER', 'SMTP_URL is not set.'));
  }
}
