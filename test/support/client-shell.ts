import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ClientFolder } from '../../src/modules/pages/client-folder.js';
import type { TestApp } from './app.js';

const SHELL =
  '<!doctype html><html lang="en"><head><!--head--><!--/head--></head><body><div id="root"><!--body--></div></body></html>';

/** Lets the server fill its pages without the built client. @returns what takes that away */
export async function serveBareShell(world: TestApp): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'groundswell-shell-'));
  await writeFile(join(folder, 'index.html'), SHELL);
  world.app.get(ClientFolder, { strict: false }).path = folder;
  return () => rm(folder, { recursive: true });
}
