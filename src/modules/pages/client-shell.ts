import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { ClientFolder } from './client-folder.js';
import { markup, type Markup } from './markup.js';

/** The client's one HTML file, to be filled for each page. */
export class Shell {
  constructor(private readonly text: string) {}

  /** @param lang a BCP 47 tag; without head, the client's own stays */
  fill({ lang, head, body }: { lang: string; head?: Markup; body?: Markup }): string {
    // By functions, since in a replacement's text $& would mean something.
    return this.text
      .replace(/<html lang="[^"]*"/, () => markup`<html lang="${lang}"`.text)
      .replace(/<!--head-->[\s\S]*?<!--\/head-->/, (own) => head?.text ?? own)
      .replace('<!--body-->', () => body?.text ?? '');
  }
}

@Injectable()
export class ClientShell {
  private known: { file: string; changedAt: number; shell: Shell } | undefined;

  constructor(private readonly folder: ClientFolder) {}

  /** As it is now, so that a rebuilt client needs no restart; null while the client is not built. */
  async read(): Promise<Shell | null> {
    const file = join(this.folder.path, 'index.html');
    try {
      const { mtimeMs: changedAt } = await stat(file);
      if (this.known?.changedAt !== changedAt || this.known.file !== file) {
        this.known = { file, changedAt, shell: new Shell(await readFile(file, 'utf8')) };
      }
      return this.known.shell;
    } catch (error) {
      if (typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT')
        return null;
      throw error;
    }
  }
}
