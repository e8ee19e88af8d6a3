import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { lingui } from '@lingui/vite-plugin';
import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

const api = 'http://127.0.0.1:3000';

/** What only some pages need comes with them: toolbars and completion, what is sorted by hand, the chart library and whatever it alone uses. */
const OF_SOME_PAGES =
  /node_modules\/(?:@github|@dnd-kit|recharts|victory-vendor|d3-[a-z-]+|react-is|internmap|@reduxjs|redux|redux-thunk|react-redux|reselect|immer|decimal\.js-light|es-toolkit|eventemitter3|tiny-invariant|use-sync-external-store|clsx)\//;

/**
 * Ships `src/app/early.js` as a hashed asset that runs before the first paint: a module would run too late, and the
 * content security policy allows no inline script.
 */
function earlyScript(): Plugin {
  const source = 'src/app/early.js';
  let fileName = '';
  return {
    name: 'groundswell-early-script',
    apply: 'build',
    buildStart() {
      const code = readFileSync(new URL(source, import.meta.url), 'utf8');
      fileName = `assets/early-${createHash('sha256').update(code).digest('hex').slice(0, 8)}.js`;
      this.emitFile({ type: 'asset', fileName, source: code });
    },
    transformIndexHtml: {
      order: 'pre',
      handler: (html) => html.replace(`/${source}`, `/${fileName}`),
    },
  };
}

export default defineConfig({
  plugins: [
    react({ babel: { plugins: ['@lingui/babel-plugin-lingui-macro'] } }),
    lingui({ cwd: import.meta.dirname, failOnCompileError: true }),
    earlyScript(),
  ],
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 400,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'vendor', test: (id) => id.includes('/node_modules/') && !OF_SOME_PAGES.test(id) },
            {
              name: 'shared',
              test: /src\/(app|ui|i18n|graphql|features\/(session|votes|ideas|community))\//,
              minShareCount: 2,
            },
          ],
        },
      },
    },
  },
  server: {
    // The server refuses what another origin sends: to it, the page comes from itself.
    proxy: Object.fromEntries(
      ['/graphql', '/attachments', '/unsubscribe'].map((path) => [
        path,
        { target: api, changeOrigin: true, ws: true, headers: { origin: api } },
      ]),
    ),
  },
  test: {
    environment: 'jsdom',
    environmentOptions: { jsdom: { url: 'http://groundswell.test/' } },
    setupFiles: ['src/testing/setup.ts'],
    include: ['src/**/*.test.{ts,tsx}'],
    restoreMocks: true,
    // One window for all files of a worker: each file leaves it empty (src/testing/setup.ts), and making one costs more than most files do.
    isolate: false,
    maxWorkers: 2,
    testTimeout: 60_000,
  },
});
