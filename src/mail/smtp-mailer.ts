import { createTransport } from 'nodemailer';
import { Mailer, type Mail } from './mailer.js';

/** Used where `SMTP_URL` itself says nothing of them; times in milliseconds. */
const DEFAULTS = {
  pool: true,
  maxConnections: 3,
  connectionTimeout: 10_000,
  greetingTimeout: 10_000,
  socketTimeout: 30_000,
} as const;

/** Sends through the server that `SMTP_URL` names. */
export class SmtpMailer extends Mailer {
  private readonly transport: ReturnType<typeof createTransport>;

  /** @param from the sender's address, or `Name <address>` */
  constructor(smtpUrl: string, from: string) {
    super();
    this.transport = createTransport({ url: smtpUrl, ...DEFAULTS }, { from });
  }

  async send({ to, subject, text, html, listUnsubscribe }: Mail): Promise<void> {
    await this.transport.sendMail({
      to: { name: '', address: to },
      subject,
      text,
      html,
      // Tells autoresponders to keep silent.
      headers: { 'Auto-Submitted': 'auto-generated', ...unsubscribeHeaders(listUnsubscribe) },
    });
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
