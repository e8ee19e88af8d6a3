import type { INestApplicationContext } from '@nestjs/common';
import { createLogger, type Logger } from './common/log.js';
import { ConfigError, loadConfig, type Config } from './config/config.js';
import { DatabaseError } from './database/migrate.js';
import { openDatabase } from './database/open-database.js';
import { StorageError } from './storage/storage.js';

/** How long requests and jobs under way may take after SIGTERM, milliseconds. */
const GRACE = 15_000;

/** What a process is there for. */
export interface Role<App extends INestApplicationContext> {
  /** @throws ConfigError where the settings are none for it */
  admit?(config: Config): void;
  create(config: Config, databaseUrl: string, logger: Logger): Promise<App>;
  /** Begins its work. */
  begin(app: App, config: Config, databaseUrl: string, say: (line: string) => void): Promise<void>;
}

/** What `listen` says of a port or address that it can't have names both. */
const isAddressTaken = (error: unknown): error is Error =>
  error instanceof Error && /^listen E(ADDRINUSE|ACCES|ADDRNOTAVAIL)/.test(error.message);

/**
 * Runs until SIGTERM or SIGINT: then what is under way is finished, connections are closed, and the process exits 0. What the administrator can
 * set right is said in one line, and the process exits 1.
 */
export async function runProcess<App extends INestApplicationContext>(role: Role<App>): Promise<void> {
  try {
    const config = loadConfig();
    role.admit?.(config);
    await start(role, config, createLogger(config.logLevel));
  } catch (error) {
    const expected =
      error instanceof ConfigError ||
      error instanceof DatabaseError ||
      error instanceof StorageError ||
      isAddressTaken(error);
    process.stderr.write(
      `${expected ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
    process.exit(1);
  }
}

async function start<App extends INestApplicationContext>(
  role: Role<App>,
  config: Config,
  logger: Logger,
): Promise<void> {
  const database = await openDatabase(config, (line) => logger.debug(line));
  let app: App | undefined;
  let isStopping = false;
  const stop = async (): Promise<void> => {
    if (isStopping) return;
    isStopping = true;
    const timer = setTimeout(() => process.exit(1), GRACE);
    await app?.close();
    await database.stop();
    clearTimeout(timer);
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop());
  try {
    app = await role.create(config, database.url, logger);
    await role.begin(app, config, database.url, (line) => void process.stdout.write(`${line}\n`));
  } catch (error) {
    await app?.close();
    await database.stop();
    throw error;
  }
}
