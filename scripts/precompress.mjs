import { readdir, readFile, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

// Writes .br and .gz beside each file of the built client that gets smaller by it; the server sends them as they are, so
// that the slowest compression costs no visitor anything. index.html is left out, since the server fills it anew each time.
const FOLDER = process.argv[2] ?? fileURLToPath(new URL('../client/dist', import.meta.url));
const COMPRESSIBLE = new Set([
  '.js',
  '.css',
  '.svg',
  '.json',
  '.webmanifest',
  '.map',
  '.txt',
  '.ico',
  '.wasm',
]);
/** Below, a packet carries it either way; bytes. */
const WORTHWHILE = 512;

const ENCODINGS = [
  {
    suffix: '.br',
    compress: (content) =>
      promisify(brotliCompress)(content, {
        params: {
          [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
          [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
        },
      }),
  },
  { suffix: '.gz', compress: (content) => promisify(gzip)(content, { level: constants.Z_BEST_COMPRESSION }) },
];

const entries = await readdir(FOLDER, { recursive: true, withFileTypes: true });
const files = entries.filter((entry) => entry.isFile() && COMPRESSIBLE.has(extname(entry.name)));
let before = 0;
const after = new Map(ENCODINGS.map(({ suffix }) => [suffix, 0]));
await Promise.all(
  files.map(async ({ parentPath, name }) => {
    const path = join(parentPath, name);
    const content = await readFile(path);
    if (content.length < WORTHWHILE) return;
    before += content.length;
    for (const { suffix, compress } of ENCODINGS) {
      const compressed = await compress(content);
      const isSmaller = compressed.length < content.length;
      if (isSmaller) await writeFile(path + suffix, compressed);
      after.set(suffix, (after.get(suffix) ?? 0) + (isSmaller ? compressed.length : content.length));
    }
  }),
);
const kilobytes = (bytes) => `${Math.round(bytes / 1000)} kB`;
process.stdout.write(
  `Compressed ahead: ${kilobytes(before)} to ${[...after].map(([suffix, bytes]) => `${kilobytes(bytes)} (${suffix})`).join(', ')}\n`,
);
