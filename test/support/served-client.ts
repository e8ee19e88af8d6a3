import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { ClientFolder } from '../../src/modules/pages/client-folder.js';
import type { TestApp } from './app.js';

const SHELL = `<!doctype html>
<html lang="en"><head><meta charset="utf-8" /><!--head--><title>Groundswell</title><!--/head--></head>
<body><div id="root"><!--body--></div><script type="module" src="/assets/app-1a2b.js"></script></body></html>
`;
/** What /assets/app-1a2b.js answers with. */
export const SCRIPT = `console.log('${'groundswell '.repeat(200)}');`;

export interface ServedClient {
  folder: string;
  remove(): Promise<void>;
}

/** Lets the server fill its pages without the built client. */
export async function serveClient(world: TestApp): Promise<ServedClient> {
  const folder = await mkdtemp(join(tmpdir(), 'groundswell-client-'));
  await mkdir(join(folder, 'assets'));
  await Promise.all([
    writeFile(join(folder, 'index.html'), SHELL),
    writeFile(join(folder, 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>'),
    writeFile(join(folder, '.built'), ''),
    writeFile(join(folder, 'assets', 'app-1a2b.js'), SCRIPT),
    writeFile(join(folder, 'assets', 'app-1a2b.js.br'), brotliCompressSync(SCRIPT)),
    writeFile(join(folder, 'assets', 'app-1a2b.js.gz'), gzipSync(SCRIPT)),
  ]);
  world.app.get(ClientFolder, { strict: false }).path = folder;
  return { folder, remove: () => rm(folder, { recursive: true }) };
}
