import 'reflect-metadata';
import { loadConfig } from '../../config/config.js';
import { importCommand } from './import-command.js';
import { ImportError } from './import-source.js';

const interruption = new AbortController();
process.once('SIGINT', () =>
  interruption.abort(new ImportError('Stopped. The same command goes on from here.')),
);
process.exitCode = await importCommand(process.argv.slice(2), {
  config: () => loadConfig(),
  stdout: process.stdout,
  stderr: process.stderr,
  signal: interruption.signal,
});
