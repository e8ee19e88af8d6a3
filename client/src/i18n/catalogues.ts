import { setupI18n, type I18n, type Messages } from '@lingui/core';
import { languageTag, type Locale } from './locale.js';

const LOADERS: Record<Locale, () => Promise<{ messages: Messages }>> = {
  en: () => import('./locales/en.po'),
  ru: () => import('./locales/ru.po'),
  zh: () => import('./locales/zh.po'),
};

export const i18n: I18n = setupI18n();

export async function showLocale(locale: Locale): Promise<void> {
  const { messages } = await LOADERS[locale]();
  i18n.loadAndActivate({ locale, messages });
  document.documentElement.lang = languageTag(locale);
}
