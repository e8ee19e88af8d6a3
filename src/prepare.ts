import type { INestApplicationContext } from '@nestjs/common';
import type { Config } from './config/config.js';
import { AdministratorSetup } from './modules/auth/administrator-setup.js';
import { BoardsService } from './modules/boards/boards.service.js';
import { DEMO_ACCOUNTS } from './modules/demo/demo-accounts.js';
import { Demo } from './modules/demo/demo.js';
import { RankingClockService } from './modules/ranking/ranking-clock.service.js';

const NO_MAIL =
  'SMTP_URL is not set: no mail can be sent, so nobody can sign up, sign in by link or reset a password.';

/** What whoever started the process should know about mail. */
export const mailNotice = (config: Config): string[] =>
  config.isDemo || config.smtpUrl !== undefined ? [] : [NO_MAIL];

/** What must hold before the first visitor comes. @returns lines for whoever started the server */
export async function prepare(
  app: INestApplicationContext,
  config: Config,
  say: (line: string) => void,
): Promise<string[]> {
  await app.get(RankingClockService, { strict: false }).rebaseIfDue();
  if (config.isDemo) {
    await app.get(Demo, { strict: false }).fillIfEmpty(say);
    return [
      'This is a demo: it keeps its data under DATA_DIR, mails nobody and listens on this machine only. Sign in as',
      ...DEMO_ACCOUNTS.map(({ email, password, role }) => `  ${email}  ${password}  (${role})`),
    ];
  }
  await app.get(BoardsService, { strict: false }).ensureFirst();
  const setup = await app.get(AdministratorSetup, { strict: false }).ensureAdministrator();
  return [
    ...mailNotice(config),
    ...(setup
      ? [`There is no administrator yet. Make the first one here, once, within 7 days: ${setup.setupUrl}`]
      : []),
  ];
}
