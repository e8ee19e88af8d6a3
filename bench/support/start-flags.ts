import { readFileSync } from 'node:fs';

/** What `npm start` gives to node before the program: the heap's flags above all, without which the same program runs at one of two speeds. */
export function startFlags(): string[] {
  const manifest: unknown = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  const start = startScript(manifest);
  const flags = start.split(' ').filter((word) => word.startsWith('--'));
  if (!flags.some((flag) => flag.startsWith('--max-semi-space-size'))) {
    throw new Error('the start script sets no heap flags');
  }
  return flags;
}

function startScript(manifest: unknown): string {
  if (typeof manifest === 'object' && manifest !== null && 'scripts' in manifest) {
    const { scripts } = manifest;
    if (typeof scripts === 'object' && scripts !== null && 'start' in scripts) return String(scripts.start);
  }
  throw new Error('package.json has no start script');
}
