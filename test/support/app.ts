import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createLogger, type Logger } from '../../src/common/log.js';
import { loadConfig, type Config } from '../../src/config/config.js';
import { Database } from '../../src/database/database.js';
import type { RequestContext } from '../../src/common/graphql/request-context.js';
import { createHttpApp } from '../../src/http-app.js';
import { JobRunner } from '../../src/jobs/job-runner.js';
import { readAccess } from '../../src/modules/auth/session-access.js';
import { createTestDatabase } from './postgres-cluster.js';

export interface TestApp {
  app: NestFastifyApplication;
  url: string;
  databaseUrl: string;
  db: Database;
  config: Config;
  stop(): Promise<void>;
}

export interface TestAppOptions {
  /** Settings as environment variables, over those of a production on a test database. */
  env?: Record<string, string>;
  /** Without DATABASE_URL's rules: the demo. */
  demo?: boolean;
  databaseUrl?: string;
  /** Whether this process runs the jobs, too: mails go out. */
  jobs?: boolean;
  /** A free one where left out. */
  port?: number;
  logger?: Logger;
}

/** A request's context for a person, for services that no mutation leads to yet. */
export async function contextOf(world: TestApp, who: { cookie: string }): Promise<RequestContext> {
  const secret = who.cookie.split('=')[1];
  const access = await readAccess(world.db, secret);
  return { ...access, locale: 'en', ip: '127.0.0.1', requestId: 'test', req: null, reply: null };
}

/** The whole server on a database of its own, listening on a free port. */
export async function startTestApp({
  env = {},
  demo = false,
  databaseUrl,
  jobs = false,
  port = 0,
  logger,
}: TestAppOptions = {}): Promise<TestApp> {
  const database =
    databaseUrl === undefined
      ? await createTestDatabase()
      : { url: databaseUrl, drop: async () => undefined };
  const files = await mkdtemp(join(tmpdir(), 'groundswell-files-'));
  const config = loadConfig({
    PORT: '0',
    LOG_LEVEL: 'silent',
    STORAGE_DIR: files,
    ...(demo ? {} : { DATABASE_URL: database.url, SMTP_URL: 'smtp://127.0.0.1:1' }),
    ...env,
  });
  const app = await createHttpApp(config, database.url, logger ?? createLogger(config.logLevel));
  await app.listen(port, '127.0.0.1');
  const url = await app.getUrl();
  config.listensOn(Number(new URL(url).port));
  if (jobs) await app.get(JobRunner).start(database.url);
  return {
    app,
    url,
    databaseUrl: database.url,
    db: app.get(Database),
    config,
    async stop() {
      await app.close();
      await database.drop();
      await rm(files, { recursive: true, force: true });
    },
  };
}
