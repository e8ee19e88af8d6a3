import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { DirectVotes } from './direct-votes.js';
import { pgbenchScript } from './vote-script.js';

const run = promisify(execFile);
const INSTALLATIONS = '/usr/lib/postgresql';

/** Where this machine has pgbench; undefined where it has none. */
export function findPgbench(): string | undefined {
  const versions = existsSync(INSTALLATIONS)
    ? readdirSync(INSTALLATIONS).sort((a, b) => Number(b) - Number(a))
    : [];
  const places = [
    ...versions.map((version) => path.join(INSTALLATIONS, version, 'bin')),
    ...(process.env['PATH'] ?? '').split(path.delimiter),
  ];
  return places.map((place) => path.join(place, 'pgbench')).find((file) => existsSync(file));
}

/** Votes a second by pgbench with prepared statements. */
export const pgbenchVotes =
  (pgbench: string): DirectVotes =>
  async ({ databaseUrl, pattern, targets, members, callers, seconds }) => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'groundswell-bench-'));
    try {
      const script = path.join(folder, 'vote.sql');
      await writeFile(script, pgbenchScript(pattern));
      const { hostname, port, username, password, pathname } = new URL(databaseUrl);
      const variables = { n: 0, callers, members, ...targets };
      const { stdout } = await run(
        pgbench,
        [
          ...['-h', hostname, '-p', port, '-U', username, '-n', '-M', 'prepared', '-j', '2'],
          ...['-c', String(callers), '-T', String(seconds), '-f', script],
          ...Object.entries(variables).flatMap(([name, value]) => ['-D', `${name}=${value}`]),
          pathname.slice(1),
        ],
        { env: { PATH: process.env['PATH'], PGPASSWORD: password, PGSSLMODE: 'disable' } },
      );
      const perSecond = Number(/tps = ([\d.]+)/.exec(stdout)?.[1]);
      if (!(perSecond > 0)) throw new Error(`pgbench said nothing of its speed: ${stdout}`);
      return perSecond;
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  };
