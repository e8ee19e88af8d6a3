// The one check, for people and CI: runs every step, then says which failed.
import { spawnSync } from 'node:child_process';

const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
const steps = [
  { name: 'types (server)', command: 'npx', args: ['tsc', '--noEmit', '-p', 'tsconfig.json'] },
  { name: 'types (client)', command: npm, args: ['run', '--silent', 'typecheck', '-w', 'client'] },
  { name: 'lint', command: 'npx', args: ['oxlint', '--type-aware', '--deny-warnings'] },
  { name: 'format', command: 'npx', args: ['prettier', '--check', '.', '--log-level', 'warn'] },
  {
    name: 'arrows',
    command: 'npx',
    args: ['depcruise', '--config', '.dependency-cruiser.cjs', '--output-type', 'err', 'src', 'client/src'],
  },
  {
    name: 'unused files and dependencies',
    command: 'npx',
    args: ['knip', '--no-progress', '--include', 'files,dependencies,unlisted,unresolved'],
  },
  {
    name: 'schema',
    command: 'node',
    args: [
      '--no-warnings',
      '--import',
      './test/support/typescript-loader.mjs',
      'src/write-schema.ts',
      '--check',
    ],
  },
  { name: 'messages', command: npm, args: ['run', '--silent', 'messages:check', '-w', 'client'] },
];

const failed = [];
for (const { name, command, args } of steps) {
  const started = Date.now();
  const { status } = spawnSync(command, args, { stdio: 'inherit' });
  console.log(
    `${status === 0 ? 'ok    ' : 'FAILED'} ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`,
  );
  if (status !== 0) failed.push(name);
}
if (failed.length > 0) {
  console.error(`check failed: ${failed.join(', ')}`);
  process.exit(1);
}
