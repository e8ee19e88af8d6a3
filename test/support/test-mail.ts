import type { MailQueue } from '../../src/mail/mail-queue.js';
import { MailQueue as Queue } from '../../src/mail/mail-queue.js';
import { MailTemplates } from '../../src/mail/mail-templates.js';
import type { TestApp } from './app.js';

declare module '../../src/mail/mail-templates.js' {
  interface MailTemplateMap {
    'test-mail': { to: string; subject: string };
  }
}

/** Teaches the app a template that says what its payload says. */
export function teachTestMail(world: Pick<TestApp, 'app'>): MailQueue {
  world.app
    .get(MailTemplates, { strict: false })
    .register('test-mail', ({ to, subject }) =>
      Promise.resolve({ to, subject, text: `${subject}\n`, html: `<p>${subject}</p>` }),
    );
  return world.app.get(Queue, { strict: false });
}
