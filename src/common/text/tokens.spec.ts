import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { codePointLength } from './clean-text.js';
import { tokenize } from './tokens.js';

const shown = (text: string) =>
  tokenize(text)
    .map((token) => `${token.text}@${token.position}`)
    .join(' ');

describe('tokenize', () => {
  it('gives a word and its stem the same position', () => {
    expect(shown('Night buses, please!')).toBe('night@1 buses@2 bus@2 please@3 pleas@3');
    expect(shown('Ёлки на площади')).toBe('елки@1 елк@1 на@2 площади@3 площад@3');
  });

  it('parts Han, kana and Hangul into overlapping pairs and the last character', () => {
    expect(shown('計程車')).toBe('计程@1 程车@2 车@3');
    expect(shown('車')).toBe('车@1');
    expect(shown('バス')).toBe('バス@1 ス@2');
    expect(shown('커피를')).toBe('커피@1 피를@2 를@3');
  });

  it('parts scripts that touch', () => {
    expect(shown('Uber的車 5G網')).toBe('uber@1 的车@2 车@3 5g@4 网@5');
  });

  it('takes apostrophes as people mean them', () => {
    expect(shown("don't children’s l'eau o'neil 'quoted'")).toBe(
      'dont@1 children@2 child@2 l@3 eau@4 o@5 neil@6 quoted@7 quot@7',
    );
  });

  it('cuts words at 64 code points and texts at 4,000 tokens', () => {
    expect(tokenize('𝒳'.repeat(100) + 'ы'.repeat(100))[0]?.text).toHaveLength(64);
    expect(codePointLength(tokenize('𐐨'.repeat(100))[0]?.text ?? '')).toBe(64);
    expect(tokenize('houses '.repeat(5_000))).toHaveLength(4_000);
    expect(tokenize('程'.repeat(20_000))).toHaveLength(4_000);
  });

  it('finds nothing where there is no letter or digit', () => {
    expect(tokenize(' … — 😀 \u0301 \uD800 \u200B')).toEqual([]);
  });

  it('does not forget characters beyond the basic plane once it has met half of one', () => {
    tokenize('\uD840');
    expect(shown('𠀀')).toBe('𠀀@1');
  });

  it('gives whole, folded, non-empty tokens at ascending positions for any text', () => {
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }));
    fc.assert(
      fc.property(text, (input) => {
        let last = 0;
        for (const token of tokenize(input)) {
          expect(token.text).toMatch(/^[\p{L}\p{N}\p{M}]+$/u);
          expect(token.position - last === 0 || token.position - last === 1).toBe(true);
          last = token.position;
        }
      }),
      { numRuns: 2_000 },
    );
  });
});
