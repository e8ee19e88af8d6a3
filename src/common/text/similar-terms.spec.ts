import { describe, expect, it } from '@jest/globals';
import { similarTerms } from './similar-terms.js';

const shown = (title: string) =>
  similarTerms(title)
    .map(({ text, isPrefix }) => text + (isPrefix ? '*' : ''))
    .join(' ');

describe('similarTerms', () => {
  it('takes stems, and the last word also as it stands so far', () => {
    expect(shown('Longer opening hours for libraries')).toBe('longer open hour libraries* librari');
    expect(shown('Больше лавочек у остановок')).toBe('больш лавочк остановок* остановк');
  });

  it('takes pairs of Chinese characters', () => {
    expect(shown('計程車保險')).toBe('计程 程车 车保 保险');
    expect(shown('車')).toBe('车*');
  });

  it('falls back on words that say little', () => {
    expect(shown('why the')).toBe('why');
    expect(shown('what is the')).toBe('what is the*');
  });

  it('keeps a telling word whose stem looks like one that says little', () => {
    expect(shown('use trams')).toBe('us trams* tram');
  });

  it('adds the first half of a lone word, where a typo may not be', () => {
    expect(shown('accesibility')).toBe('accesibility* acces accesi*');
    expect(shown('tram')).toBe('tram*');
  });

  it('gives each term once, at most 32', () => {
    expect(shown('bus buses bus stop')).toBe('bus stop*');
    expect(similarTerms(Array.from({ length: 80 }, (_, n) => `w${n}`).join(' '))).toHaveLength(32);
  });

  it('gives nothing for a title without letters', () => {
    expect(similarTerms('… 😀')).toEqual([]);
  });
});
