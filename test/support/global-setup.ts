import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { TestCluster } from './postgres-cluster.js';

declare global {
  var testPostgres: ChildProcess | undefined;
}

/**
 * One PostgreSQL for the whole run, owned by a process of its own: it outlives jest long enough to clean up, and jest
 * loads this file outside of its module mapping, so that the sources cannot be imported here.
 */
export default async function globalSetup(): Promise<void> {
  const file = (name: string) => fileURLToPath(new URL(name, import.meta.url));
  const child = spawn(
    process.execPath,
    ['--no-warnings', '--import', file('typescript-loader.mjs'), file('postgres-process.ts')],
    // Detached, since Ctrl-C in a terminal goes to the whole process group.
    { stdio: ['ignore', 'inherit', 'inherit', 'ipc'], detached: true },
  );
  const { adminUrl, template } = await Promise.race([
    once(child, 'message').then(([cluster]) => cluster as TestCluster),
    once(child, 'exit').then(([code]) =>
      Promise.reject(new Error(`no PostgreSQL for the tests (exit code ${code})`)),
    ),
  ]);
  process.env['TEST_ADMIN_URL'] = adminUrl;
  process.env['TEST_TEMPLATE'] = template;
  child.unref();
  child.channel?.unref();
  globalThis.testPostgres = child;
}
