import { describe, expect, it } from '@jest/globals';
import { rangeOf, spellings } from './name-prefix.js';

describe('beginnings of names', () => {
  it.each([
    ['ada', ['ada', 'Ada', 'ADA']],
    ['Ада', ['Ада', 'ада', 'АДА']],
    ['ÉVA', ['ÉVA', 'éva', 'Éva']],
    ['小红', ['小红']],
    ['𐐨b', ['𐐨b', '𐐀b', '𐐀B']],
  ])('spells %s as people begin their names', (typed, expected) => {
    expect(spellings(typed)).toEqual(expected);
  });

  it('ranges over what begins so, and nothing else', () => {
    const { from, to } = rangeOf('an');
    const within = (name: string) => Buffer.compare(Buffer.from(name), Buffer.from(from)) >= 0 && name < to;
    expect(['an', 'ann', 'an-na', 'an红', 'an😀'].every(within)).toBe(true);
    expect(['am', 'ao', 'a', 'b', 'An'].some(within)).toBe(false);
  });
});
