export const LOCALES = ['en', 'ru', 'zh-CN'] as const;
export type Locale = (typeof LOCALES)[number];

/** Ours for a language tag such as `zh`, `zh-Hans` or `ru-RU`; undefined for a language that the interface does not speak. */
export const localeOf = (tag: string | undefined): Locale | undefined => {
  const language = tag?.toLowerCase().split('-')[0];
  return LOCALES.find((locale) => locale.toLowerCase().split('-')[0] === language);
};

export const isLocale = (value: unknown): value is Locale => LOCALES.some((locale) => locale === value);

/** The best of our languages for an Accept-Language header, by its weights; English where none fits. */
export function negotiateLocale(header: string | undefined): Locale {
  const wanted = (header ?? '')
    .split(',')
    .map((part, order) => {
      const [tag = '', ...parameters] = part.trim().split(';');
      const weight = parameters.map((p) => /^\s*q=([\d.]+)$/.exec(p)?.[1]).find((q) => q !== undefined);
      return { tag, weight: weight === undefined ? 1 : Number(weight), order };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight || a.order - b.order);
  return wanted.map(({ tag }) => localeOf(tag)).find((locale) => locale !== undefined) ?? 'en';
}
