import { readFile } from 'node:fs/promises';
import { schemaText, writeSchema } from './schema.js';

const FILE = new URL('../schema.graphql', import.meta.url);

if (process.argv.includes('--check')) {
  const isCurrent = (await readFile(FILE, 'utf8')) === (await schemaText());
  if (!isCurrent)
    process.stderr.write('schema.graphql is out of date: run `npm run schema` and commit it.\n');
  process.exitCode = isCurrent ? 0 : 1;
} else {
  await writeSchema(FILE);
}
