import { NestFactory } from '@nestjs/core';
import type { INestApplicationContext } from '@nestjs/common';
import { AppModule } from './app.module.js';
import { NestLog } from './common/log.js';
import { ConfigError } from './config/config.js';
import { JobRunner } from './jobs/job-runner.js';
import { mailNotice } from './prepare.js';
import { runProcess, type Role } from './run-process.js';
import { checkStorage } from './storage/check-storage.js';
import { Storage } from './storage/storage.js';

/** Runs jobs and answers nobody. */
const WORKER: Role<INestApplicationContext> = {
  admit(config) {
    if (config.isDemo)
      throw new ConfigError('DATABASE_URL must be set for a worker: a demo runs its own jobs.');
  },
  create: (config, databaseUrl, logger) =>
    NestFactory.createApplicationContext(AppModule.for(config, databaseUrl, logger), {
      logger: new NestLog(logger),
      abortOnError: false,
    }),
  async begin(app, config, databaseUrl, say) {
    const warnings = await checkStorage(app.get(Storage));
    await app.get(JobRunner).start(databaseUrl);
    say('Groundswell runs its jobs here.');
    for (const line of [...warnings, ...mailNotice(config)]) say(line);
  },
};

await runProcess(WORKER);
