import { describe, expect, it } from '@jest/globals';
import { negotiateLocale } from './locale.js';
import { requestLocale } from './request-locale.js';

describe('the language of a request', () => {
  it.each([
    ['ru-RU,ru;q=0.9,en;q=0.8', 'ru'],
    ['de, zh-Hans;q=0.7, en;q=0.5', 'zh-CN'],
    ['en;q=0.2, RU;q=0.3', 'ru'],
    ['fr, de', 'en'],
    ['ru;q=0, zh', 'zh-CN'],
    ['', 'en'],
    [undefined, 'en'],
  ])('is for %j %s', (header, locale) => {
    expect(negotiateLocale(header)).toBe(locale);
  });

  it('is the one chosen on the site, whatever the browser asks for', () => {
    const headers = { 'accept-language': 'ru' };
    expect(requestLocale({ cookies: { locale: 'zh' }, headers })).toBe('zh-CN');
    expect(requestLocale({ cookies: { locale: 'xx' }, headers })).toBe('ru');
  });
});
