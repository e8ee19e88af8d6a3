import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { AddressInfo } from 'node:net';
import type { Logger } from './common/log.js';
import type { Config } from './config/config.js';
import { openDatabase } from './database/open-database.js';
import { createHttpApp } from './http-app.js';
import { JobRunner } from './jobs/job-runner.js';
import { prepare } from './prepare.js';

/** How long requests under way may take after SIGTERM, milliseconds. */
const GRACE = 15_000;

/** Runs until SIGTERM or SIGINT: then requests under way are finished, connections closed, and the process exits 0. */
export async function serve(config: Config, logger: Logger): Promise<void> {
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  const database = await openDatabase(config, (line) => logger.debug(line));
  let app: NestFastifyApplication | undefined;
  let isStopping = false;
  const stop = async (code: number): Promise<void> => {
    if (isStopping) return;
    isStopping = true;
    const timer = setTimeout(() => process.exit(1), GRACE);
    await app?.close();
    await database.stop();
    clearTimeout(timer);
    process.exit(code);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop(0));
  try {
    app = await createHttpApp(config, database.url, logger);
    await app.init();
    const notice = await prepare(app, config, say);
    await app.get(JobRunner).start(database.url);
    await app.listen(config.port, config.host);
    const { port } = app.getHttpServer().address() as AddressInfo;
    config.listensOn(port);
    say(`Groundswell is at ${config.publicUrl}`);
    for (const line of notice) say(line);
  } catch (error) {
    await app?.close();
    await database.stop();
    throw error;
  }
}
