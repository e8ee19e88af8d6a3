// Fails when the types generated from schema.graphql are out of date; changes nothing.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const client = fileURLToPath(new URL('..', import.meta.url));
const tada = path.join(
  path.dirname(createRequire(import.meta.url).resolve('gql.tada/package.json')),
  'bin/cli.js',
);
const folder = mkdtempSync(path.join(os.tmpdir(), 'graphql-'));
const fresh = path.join(folder, 'schema.generated.d.ts');
let upToDate = false;
try {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [tada, 'generate-output', '--output', fresh],
    {
      cwd: client,
      encoding: 'utf8',
    },
  );
  if (status !== 0) process.stderr.write(`${stdout + stderr}\n`);
  else
    upToDate =
      readFileSync(fresh, 'utf8') ===
      readFileSync(path.join(client, 'src/graphql/schema.generated.d.ts'), 'utf8');
} finally {
  rmSync(folder, { recursive: true, force: true });
}
if (!upToDate) {
  process.stderr.write(
    'client/src/graphql/schema.generated.d.ts is out of date: npm run graphql -w client\n',
  );
  process.exit(1);
}
