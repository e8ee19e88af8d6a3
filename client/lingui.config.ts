import { defineConfig } from '@lingui/cli';

export default defineConfig({
  sourceLocale: 'en',
  locales: ['en', 'ru', 'zh'],
  catalogs: [
    {
      path: `${process.env['LINGUI_CATALOGS'] ?? '<rootDir>/src/i18n/locales'}/{locale}`,
      include: ['<rootDir>/src'],
      exclude: ['**/*.test.ts', '**/*.test.tsx', '**/testing/**', '**/*.d.ts'],
    },
  ],
  format: 'po',
  formatOptions: { lineNumbers: false, origins: false },
  orderBy: 'message',
});
