import { Mailer } from './mailer.js';

/** Where `SMTP_URL` is not set: each mail fails, and is logged as not sent. */
export class NoMailer extends Mailer {
  send(): Promise<void> {
    return Promise.reject(Object.assign(new Error('SMTP_URL is not set.'), { code: 'NO_SMTP_URL' }));
  }
}
