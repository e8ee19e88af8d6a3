import type { Readable } from 'node:stream';
import { createTransport } from 'nodemailer';
import { Mailer, type Mail } from './mailer.js';
import { smtpFailure } from './smtp-failure.js';

/**
 * Used where `SMTP_URL` itself says nothing of them; times in milliseconds. A server may take its time to judge a text that it has
 * (RFC 5321, 4.5.3.2.6: ten minutes), and who gives up on it earlier does not know what became of the mail.
 */
const DEFAULTS = {
  pool: true,
  maxConnections: 3,
  connectionTimeout: 10_000,
  greetingTimeout: 10_000,
  socketTimeout: 600_000,
} as const;

/** Sends through the server that `SMTP_URL` names. */
export class SmtpMailer extends Mailer {
  private readonly transport: ReturnType<typeof createTransport>;
  /** The text of each mail under way, as the connection reads it; by the mail's headers, the one thing of it that nodemailer hands on. */
  private readonly texts = new WeakMap<object, Readable>();

  /** @param from the sender's address, or `Name <address>` */
  constructor(smtpUrl: string, from: string) {
    super();
    this.transport = createTransport({ url: smtpUrl, ...DEFAULTS }, { from });
    this.transport.use('stream', (mail, done) => {
      const { message } = mail;
      const create = message.createReadStream.bind(message);
      message.createReadStream = (options) => {
        const text = create(options);
        if (mail.data.headers) this.texts.set(mail.data.headers, text);
        return text;
      };
      done();
    });
  }

  async send({ to, subject, text, html, listUnsubscribe }: Mail, hurry?: AbortSignal): Promise<void> {
    // Tells autoresponders to keep silent.
    const headers = { 'Auto-Submitted': 'auto-generated', ...unsubscribeHeaders(listUnsubscribe) };
    const receiver = { name: '', address: to };
    const signal = hurry ? { signal: hurry } : {};
    try {
      await this.transport.sendMail({ to: receiver, subject, text, html, headers, ...signal });
    } catch (error) {
      throw smtpFailure(error, to, this.texts.get(headers)?.readableDidRead ?? false);
    }
  }

  override close(): void {
    this.transport.close();
  }
}

function unsubscribeHeaders(url: string | undefined): Record<string, string> {
  return url === undefined
    ? {}
    : { 'List-Unsubscribe': `<${url}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' };
}
