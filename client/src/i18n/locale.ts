export const LOCALES = ['en', 'ru', 'zh'] as const;
export type Locale = (typeof LOCALES)[number];

/** Each language by its own name. */
export const LOCALE_NAMES: Record<Locale, string> = { en: 'English', ru: 'Русский', zh: '简体中文' };

export const LOCALE_KEY = 'locale';
const YEAR_SECONDS = 365 * 24 * 60 * 60;

export const isLocale = (value: unknown): value is Locale => LOCALES.some((locale) => locale === value);

/** BCP 47, for `lang`, Intl and Accept-Language. */
export const languageTag = (locale: Locale): string => (locale === 'zh' ? 'zh-Hans' : locale);

/** The stored choice, else the first language of the browser that there is a catalogue for, else English. */
export function chooseLocale(stored: string | null, browser: readonly string[]): Locale {
  if (isLocale(stored)) return stored;
  for (const tag of browser) {
    const language = tag.toLowerCase().split('-')[0];
    if (isLocale(language)) return language;
  }
  return 'en';
}

export function storedLocale(): string | null {
  try {
    return localStorage.getItem(LOCALE_KEY);
  } catch {
    return null;
  }
}

/** The cookie tells the server, which renders the page's head in the same language. */
export function storeLocale(locale: Locale): void {
  document.cookie = `${LOCALE_KEY}=${locale}; path=/; max-age=${YEAR_SECONDS}; samesite=lax`;
  try {
    localStorage.setItem(LOCALE_KEY, locale);
  } catch {
    // Storage is closed to us: the choice lasts as long as the cookie.
  }
}
