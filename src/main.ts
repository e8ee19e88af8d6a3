import { createLogger } from './common/log.js';
import { ConfigError, loadConfig } from './config/config.js';
import { DatabaseError } from './database/migrate.js';
import { serve } from './serve.js';

try {
  const config = loadConfig();
  await serve(config, createLogger(config.logLevel));
} catch (error) {
  const expected = error instanceof ConfigError || error instanceof DatabaseError;
  process.stderr.write(
    `${expected ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  process.exit(1);
}
