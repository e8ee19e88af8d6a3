import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

// Builds what is older than its sources: node scripts/build-if-needed.mjs [server]
process.chdir(fileURLToPath(new URL('..', import.meta.url)));

// Marks a finished build; the times of the results themselves may be those of an unfinished one.
const STAMP = '.built';

const targets = [
  {
    name: 'server',
    sources: 'src',
    others: ['package-lock.json', 'tsconfig.json', 'tsconfig.build.json', 'nest-cli.json'],
    output: 'dist',
    result: 'main.js',
    script: ['build:server'],
  },
  {
    name: 'client',
    sources: 'client/src',
    others: [
      'client/index.html',
      'client/public',
      'client/vite.config.ts',
      'client/lingui.config.ts',
      'schema.graphql',
      'package-lock.json',
    ],
    output: 'client/dist',
    result: 'index.html',
    script: ['build', '-w', 'client'],
  },
];

const only = process.argv[2];
if (only !== undefined && only !== 'server') {
  process.stderr.write('usage: node scripts/build-if-needed.mjs [server]\n');
  process.exit(2);
}
for (const target of targets) {
  if ((only === undefined || target.name === only) && needsBuild(target)) build(target);
}

/** Without sources (a production image) there is nothing to build from. */
function needsBuild({ sources, others, output, result }) {
  if (!existsSync(sources)) return false;
  const stamp = join(output, STAMP);
  if (!existsSync(join(output, result)) || !existsSync(stamp)) return true;
  const builtAt = statSync(stamp).mtimeMs;
  return [sources, ...others].some((path) => newestChange(path) > builtAt);
}

/** Folders count as well: their time changes when a file is removed or renamed. */
function newestChange(path) {
  if (!existsSync(path)) return 0;
  const { mtimeMs } = statSync(path);
  if (!statSync(path).isDirectory()) return mtimeMs;
  return Math.max(mtimeMs, ...readdirSync(path).map((name) => newestChange(join(path, name))));
}

/** From nothing, lest what was removed from the sources lives on; a migration above all. */
function build({ name, script, output }) {
  process.stdout.write(`Building the ${name} …\n`);
  rmSync(output, { recursive: true, force: true });
  const { status } = spawnSync('npm', ['run', '--silent', ...script], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) process.exit(status ?? 1);
  writeFileSync(join(output, STAMP), '');
}
