// Fails when the catalogues are out of date or a Russian or Chinese string is missing; changes nothing.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const client = fileURLToPath(new URL('..', import.meta.url));
const catalogues = path.join(client, 'src/i18n/locales');
const lingui = path.join(path.dirname(createRequire(import.meta.url).resolve('@lingui/cli')), 'lingui.js');
const copy = mkdtempSync(path.join(os.tmpdir(), 'messages-'));

function run(...args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [lingui, ...args], {
    cwd: client,
    env: { ...process.env, LINGUI_CATALOGS: copy },
    encoding: 'utf8',
  });
  return { failed: status !== 0, output: stdout + stderr };
}

const body = (file) => readFileSync(file, 'utf8').replace(/^"POT-Creation-Date:.*$/m, '');
const problems = [];
try {
  const names = readdirSync(catalogues).filter((name) => name.endsWith('.po'));
  for (const name of names) cpSync(path.join(catalogues, name), path.join(copy, name));
  const extracted = run('extract', '--clean');
  if (extracted.failed) problems.push(extracted.output);
  for (const name of names) {
    if (body(path.join(catalogues, name)) !== body(path.join(copy, name)))
      problems.push(`${name} is out of date: npm run messages -w client`);
  }
  const compiled = run('compile', '--strict');
  if (compiled.failed) problems.push(compiled.output);
} finally {
  rmSync(copy, { recursive: true, force: true });
}
if (problems.length > 0) {
  process.stderr.write(`${problems.join('\n')}\n`);
  process.exit(1);
}
process.stdout.write('Messages are complete in every language.\n');
