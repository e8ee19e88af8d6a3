import { describe, expect, it } from '@jest/globals';
import { stemWord } from './stem-word.js';

describe('stemWord', () => {
  it.each([
    ['bus', 'buses'],
    ['house', 'houses'],
    ['idea', 'ideas'],
    ['bicycle', 'bicycles', 'bicycling'],
    ['recycle', 'recycling', 'recycled'],
    ['child', 'children'],
    ['идея', 'идеи', 'идею', 'идей', 'идеями'],
    ['остановка', 'остановки', 'остановок'],
    ['дорожка', 'дорожки', 'дорожек'],
    ['скамейка', 'скамейки', 'скамеек'],
    ['рынок', 'рынка', 'рынки'],
    ['детский', 'детская', 'детских'],
    ['библиотека', 'библиотеки', 'библиотек'],
  ])('has one stem for the forms of %s', (...forms) => {
    expect(new Set(forms.map(stemWord)).size).toBe(1);
  });

  it('keeps apart what only looks alike', () => {
    expect(stemWord('busy')).not.toBe(stemWord('bus'));
    expect(stemWord('идти')).not.toBe(stemWord('идея'));
  });

  it('leaves words of other scripts, with digits, or of one or two letters as they are', () => {
    for (const word of ['λόγος', 'їжак', '5g', 'us', 'он', 'ß']) expect(stemWord(word)).toBe(word);
  });

  it('answers the same after tens of thousands of other words', () => {
    const before = stemWord('остановками');
    for (let n = 0; n < 25_000; n++) stemWord(`x${n.toString(36).replace(/\d/g, 'q')}ings`);
    expect(stemWord('остановками')).toBe(before);
  });
});
