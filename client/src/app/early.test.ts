import { afterEach, describe, expect, it, vi } from 'vitest';
import { languageTag, LOCALES, LOCALE_KEY, storeLocale } from '../i18n/locale.js';
import { showTheme, THEME_KEY } from '../ui/theme.js';
import early from './early.js?raw';

const script = './early.js';
const run = async () => {
  vi.resetModules();
  await import(/* @vite-ignore */ script);
};

afterEach(() => {
  delete document.documentElement.dataset['theme'];
  document.documentElement.lang = 'en';
});

describe('the early script', () => {
  it('shows the stored theme before anything else runs', async () => {
    showTheme('dark');
    delete document.documentElement.dataset['theme'];
    await run();
    expect(document.documentElement.dataset['theme']).toBe('dark');
    expect(early).toContain(`'${THEME_KEY}'`);
  });

  it('leaves the theme to the system where none is stored', async () => {
    await run();
    expect(document.documentElement.dataset['theme']).toBeUndefined();
  });

  it.each(LOCALES)('names the stored language %s as the app does', async (locale) => {
    storeLocale(locale);
    await run();
    expect(document.documentElement.lang).toBe(languageTag(locale));
    expect(early).toContain(`'${LOCALE_KEY}'`);
  });
});
