import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { AddressInfo } from 'node:net';
import { createHttpApp } from './http-app.js';
import { JobRunner } from './jobs/job-runner.js';
import { prepare } from './prepare.js';
import type { Role } from './run-process.js';
import { checkStorage } from './storage/check-storage.js';
import { Storage } from './storage/storage.js';

/** Answers requests; runs jobs, too, unless workers do. */
export const SERVER: Role<NestFastifyApplication> = {
  create: createHttpApp,
  async begin(app, config, databaseUrl, say) {
    const warnings = await checkStorage(app.get(Storage));
    await app.init();
    const notice = await prepare(app, config, say);
    await app.listen(config.port, config.host);
    const { port } = app.getHttpServer().address() as AddressInfo;
    config.listensOn(port);
    // After the port is known, since mails bring links.
    if (config.runsJobs) await app.get(JobRunner).start(databaseUrl);
    say(`Groundswell is at ${config.publicUrl}`);
    for (const line of [...warnings, ...notice]) say(line);
  },
};
