import { I18nProvider } from '@lingui/react';
import { createContext, useCallback, useContext, useMemo, useState, type ReactNode } from 'react';
import { i18n, showLocale } from './catalogues.js';
import { storeLocale, type Locale } from './locale.js';
import { withPlainValues } from './plain-values.js';

const shown = withPlainValues(i18n);

interface LocaleChoice {
  locale: Locale;
  choose(locale: Locale): void;
}

const LocaleContext = createContext<LocaleChoice>({ locale: 'en', choose: () => undefined });

export function LocaleProvider({ initial, children }: { initial: Locale; children: ReactNode }) {
  const [locale, setLocale] = useState(initial);
  const show = useCallback(async (next: Locale) => {
    await showLocale(next);
    setLocale(next);
  }, []);
  const value = useMemo<LocaleChoice>(
    () => ({
      locale,
      choose: (next) => {
        storeLocale(next);
        void show(next);
      },
    }),
    [locale, show],
  );
  return (
    <LocaleContext value={value}>
      <I18nProvider i18n={shown}>{children}</I18nProvider>
    </LocaleContext>
  );
}

export const useLocale = () => useContext(LocaleContext);
