import { startTestApp, type TestApp } from './app.js';
import { startMailbox, type Mailbox } from './mailbox.js';
import { tokenIn, Visitor } from './visitor.js';

export const PASSWORD = 'correct horse battery';

/** A site whose people sign up and get their mail, each from a network of their own. */
export interface Accounts {
  world: TestApp;
  mailbox: Mailbox;
  /** Of nobody yet. */
  newEmail(): string;
  visitor(language?: string): Visitor;
  /** A member with a password and their signed-in browser. */
  member(displayName?: string): Promise<{ email: string; browser: Visitor }>;
  /** Of a link to sign in by. */
  mailedToken(email: string): Promise<string>;
  stop(): Promise<void>;
}

export async function startAccounts(): Promise<Accounts> {
  const mailbox = await startMailbox();
  const world = await startTestApp({ env: { SMTP_URL: mailbox.smtpUrl, TRUST_PROXY: '1' }, jobs: true });
  let serial = 0;
  const newEmail = (): string => `person-${++serial}@example.test`;
  const visitor = (language?: string): Visitor => new Visitor(world, language);
  return {
    world,
    mailbox,
    newEmail,
    visitor,
    async member(displayName = 'Ada') {
      const email = newEmail();
      const browser = visitor();
      await browser.signUp({ email, password: PASSWORD, displayName });
      const { links } = await mailbox.waitFor(email);
      await browser.verifyEmail(tokenIn(links[0]));
      return { email, browser };
    },
    async mailedToken(email) {
      await visitor().requestSignInLink(email);
      return tokenIn((await mailbox.waitFor(email)).links[0]);
    },
    async stop() {
      await world.stop();
      await mailbox.stop();
    },
  };
}
