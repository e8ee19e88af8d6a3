import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { escapeHtml } from '../../common/text/escape-html.js';
import { ClientFolder } from './client-folder.js';

/** The client's one HTML file, to be filled for each page. */
export class Shell {
  constructor(private readonly html: string) {}

  /** @param head and body as HTML */
  fill({ lang, head, body }: { lang: string; head: string; body: string }): string {
    // Functions, since in a replacement string $& would mean something.
    return this.html
      .replace(/<html lang="[^"]*"/, () => `<html lang="${escapeHtml(lang)}"`)
      .replace(/<!--head-->[\s\S]*?<!--\/head-->/, () => head)
      .replace('<!--body-->', () => body);
  }
}

@Injectable()
export class ClientShell {
  private known: { changedAt: number; file: string; shell: Shell } | undefined;

  constructor(private readonly folder: ClientFolder) {}

  /** As it is now, so that a rebuilt client needs no restart; null as long as the client is not built. */
  async read(): Promise<Shell | null> {
    const file = join(this.folder.path, 'index.html');
    try {
      const { mtimeMs: changedAt } = await stat(file);
      if (this.known?.changedAt !== changedAt || this.known.file !== file) {
        this.known = { changedAt, file, shell: new Shell(await readFile(file, 'utf8')) };
      }
      return this.known.shell;
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
      throw error;
    }
  }
}
