import type { Database } from '../../src/database/database.js';
import { MailQueue } from '../../src/mail/mail-queue.js';
import { MailTemplates } from '../../src/mail/mail-templates.js';
import type { TestApp } from './app.js';

declare module '../../src/mail/mail-templates.js' {
  interface MailTemplateMap {
    'test-mail': { to: string; subject: string };
  }
}

interface MailRow {
  id: number;
  template: string;
  payload: unknown;
  state: string;
  attempts: number;
  error: string | null;
}

/** Teaches the app a template that says what its payload says; it has nothing to say to nothing-to-say@ and cannot speak to unspeakable@. */
export function teachTestMail(world: Pick<TestApp, 'app'>): MailQueue {
  world.app.get(MailTemplates, { strict: false }).register('test-mail', async ({ to, subject }) => {
    if (to.startsWith('nothing-to-say@')) return null;
    if (to.startsWith('unspeakable@')) throw new Error('words fail');
    return { to, subject, text: `${subject}\n`, html: `<p>${subject}</p>` };
  });
  return world.app.get(MailQueue, { strict: false });
}

export function postTestMails(
  world: Pick<TestApp, 'app' | 'db'>,
  receivers: readonly string[],
  more: { isUrgent?: boolean; isBulk?: boolean; memberId?: number } = {},
): Promise<number[]> {
  const queue = world.app.get(MailQueue, { strict: false });
  const mails = receivers.map((to) => ({
    template: 'test-mail' as const,
    payload: { to, subject: `For ${to}` },
    memberId: null,
    ...more,
  }));
  return world.db.transaction((tx) => queue.post(tx, mails));
}

/** All of them, in the order of posting. */
export const mailsIn = (db: Database): Promise<MailRow[]> =>
  db.query<MailRow>('SELECT id, template, payload, state, attempts, error FROM mails ORDER BY id');
