import { msg, plural } from '@lingui/core/macro';
import { afterAll, describe, expect, it } from 'vitest';
import { i18n, showLocale } from './catalogues.js';
import { chooseLocale, languageTag, LOCALES, type Locale } from './locale.js';
import en from './locales/en.po?raw';
import ru from './locales/ru.po?raw';
import zh from './locales/zh.po?raw';

const CATALOGUES: Record<Locale, string> = { en, ru, zh };
const ENTRY = /^msgid "(.+)"\nmsgstr "(.*)"$/gm;

const entries = (locale: Locale) =>
  new Map([...CATALOGUES[locale].matchAll(ENTRY)].map(([, source = '', text = '']) => [source, text]));

/** Values and links, apart from the branches of a plural. */
const placeholders = (text: string) => {
  const flat = text.replace(/(one|few|many|other|=\d+) \{/g, '$1 (');
  return [...new Set(flat.match(/<\/?\d+>|\{\w+(?=[,}])/g))].toSorted();
};

describe('the catalogues', () => {
  it.each(LOCALES)('say everything in %s', (locale) => {
    const said = entries(locale);
    expect(said.size).toBeGreaterThan(150);
    expect([...said.keys()]).toEqual([...entries('en').keys()]);
    expect([...said].filter(([, text]) => text === '')).toEqual([]);
  });

  it.each(['ru', 'zh'] as const)('keep the values and links of the source in %s', (locale) => {
    for (const [source, text] of entries(locale))
      expect([source, placeholders(text)]).toEqual([source, placeholders(source)]);
  });

  it('write Chinese without Cyrillic, and Russian without Han', () => {
    expect([...entries('zh').values()].filter((text) => /\p{Script=Cyrillic}/u.test(text))).toEqual([]);
    expect([...entries('ru').values()].filter((text) => /\p{Script=Han}/u.test(text))).toEqual([]);
  });
});

const ideas = (count: number) => {
  const page = { count };
  return i18n._(msg`${plural(page.count, { one: '# idea', other: '# ideas' })}`);
};

describe('plural forms', () => {
  afterAll(() => showLocale('en'));
  it.each([
    [0, '0 идей'],
    [1, '1 идея'],
    [2, '2 идеи'],
    [5, '5 идей'],
    [11, '11 идей'],
    [12, '12 идей'],
    [21, '21 идея'],
    [24, '24 идеи'],
    [112, '112 идей'],
  ])('count %i as “%s” in Russian', async (count, said) => {
    await showLocale('ru');
    expect(ideas(count)).toBe(said);
  });

  it('are one in Chinese and two in English', async () => {
    await showLocale('zh');
    expect([ideas(1), ideas(2)]).toEqual(['1 条想法', '2 条想法']);
    await showLocale('en');
    expect([ideas(1), ideas(2)]).toEqual(['1 idea', '2 ideas']);
  });
});

describe('the language', () => {
  it('is the stored one, else the first of the browser that is spoken here, else English', () => {
    expect(chooseLocale('zh', ['ru'])).toBe('zh');
    expect(chooseLocale('xx', ['fr-FR', 'ru-RU', 'en'])).toBe('ru');
    expect(chooseLocale(null, ['zh-TW'])).toBe('zh');
    expect(chooseLocale(null, ['fr'])).toBe('en');
    expect(chooseLocale(null, [])).toBe('en');
  });

  it('names its script where it matters', () => {
    expect(LOCALES.map(languageTag)).toEqual(['en', 'ru', 'zh-Hans']);
  });
});
