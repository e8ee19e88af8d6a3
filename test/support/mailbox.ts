import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import type { AddressInfo } from 'node:net';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';

interface ReceivedMail {
  to: string;
  subject: string;
  text: string;
  html: string;
  /** Addresses in the text, in its order. */
  links: string[];
  headers: Map<string, string>;
}

export interface Mailbox {
  /** For `SMTP_URL`. */
  smtpUrl: string;
  port: number;
  /** The next mail to an address that no earlier call has had. */
  waitFor(to: string): Promise<ReceivedMail>;
  /** Everything received, oldest first. */
  all(): readonly ReceivedMail[];
  stop(): Promise<void>;
}

const PATIENCE = 20_000;

export interface MailboxOptions {
  /** Of a server that comes back; any free one where left out. */
  port?: number;
  /** Asked about each receiver; a refusal that it throws is the server's answer. */
  onReceiver?: (to: string) => void | Promise<void>;
  /** Asked about each text once it is there; what it refuses is not delivered. */
  onText?: (to: string) => void | Promise<void>;
  /** Asked about each sender. */
  onSender?: (from: string) => void | Promise<void>;
}

/** What an SMTP server says when it will not. */
export class Refusal extends Error {
  constructor(
    readonly responseCode: number,
    words: string,
  ) {
    super(words);
  }
}

function toMail(to: string, email: Email): ReceivedMail {
  const text = email.text ?? '';
  return {
    to,
    subject: email.subject ?? '',
    text,
    html: email.html ?? '',
    links: text.match(/https?:\/\/\S+/g) ?? [],
    headers: new Map(email.headers.map(({ key, value }) => [key, value])),
  };
}

type Done = (error?: Error) => void;

function answer(work: void | Promise<void>, done: Done): void {
  Promise.resolve(work).then(
    () => done(),
    (error: unknown) => done(error instanceof Error ? error : new Error(String(error))),
  );
}

/** A real SMTP server on this machine that delivers to a list. */
export async function startMailbox(options: MailboxOptions = {}): Promise<Mailbox> {
  const { onReceiver, onSender, onText } = options;
  const received: ReceivedMail[] = [];
  const had = new Set<ReceivedMail>();
  const waiting = new Set<() => void>();

  async function deliver(stream: Readable, receivers: readonly { address: string }[]): Promise<void> {
    const email = await PostalMime.parse(await buffer(stream));
    for (const { address } of receivers) {
      await onText?.(address);
      received.push(toMail(address, email));
    }
    for (const wake of waiting) wake();
  }

  const server = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    closeTimeout: 100,
    onMailFrom: ({ address }, _session, done) => answer((async () => onSender?.(address))(), done),
    onRcptTo: ({ address }, _session, done) => answer((async () => onReceiver?.(address))(), done),
    onData: (stream, session, done) => answer(deliver(stream, session.envelope.rcptTo), done),
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;

  const take = (to: string): ReceivedMail | undefined => {
    const mail = received.find((candidate) => candidate.to === to && !had.has(candidate));
    if (mail) had.add(mail);
    return mail;
  };

  return {
    smtpUrl: `smtp://127.0.0.1:${port}`,
    port,
    all: () => received,
    waitFor(to) {
      return new Promise((resolve, reject) => {
        const look = (): void => {
          const mail = take(to);
          if (!mail) return;
          clearTimeout(timer);
          waiting.delete(look);
          resolve(mail);
        };
        const timer = setTimeout(() => {
          waiting.delete(look);
          reject(
            new Error(
              `no mail to ${to} within ${PATIENCE} ms; there were: ${received.map((mail) => mail.to).join(', ')}`,
            ),
          );
        }, PATIENCE);
        waiting.add(look);
        look();
      });
    },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
