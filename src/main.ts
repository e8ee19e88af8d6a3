import { createLogger } from './common/log.js';
import { ConfigError, loadConfig } from './config/config.js';
import { DatabaseError } from './database/migrate.js';
import { serve } from './serve.js';

/** What `listen` says of a port or address that it can't have names both. */
const isAddressTaken = (error: unknown): error is Error =>
  error instanceof Error && /^listen E(ADDRINUSE|ACCES|ADDRNOTAVAIL)/.test(error.message);

try {
  const config = loadConfig();
  await serve(config, createLogger(config.logLevel));
} catch (error) {
  const expected = error instanceof ConfigError || error instanceof DatabaseError || isAddressTaken(error);
  process.stderr.write(
    `${expected ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  process.exit(1);
}
