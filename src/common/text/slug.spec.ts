import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { codePointLength } from './clean-text.js';
import { slugify } from './slug.js';

describe('slugify', () => {
  it.each([
    ['More night buses!', 'more-night-buses'],
    ['  Ночные автобусы — каждый день  ', 'ночные-автобусы-каждый-день'],
    ['計程車 / Uber：一起上路', '計程車-uber-一起上路'],
    ["Don't close the children’s library", 'dont-close-the-childrens-library'],
    ['Ünï & ﬁne ２５', 'ünï-fine-25'],
    ['हिन्दी में', 'हिन्दी-में'],
    ['???', 'idea'],
    ['😀', 'idea'],
  ])('makes %j readable in an address', (title, slug) => {
    expect(slugify(title)).toBe(slug);
  });

  it('ends before the word that would pass 60 code points', () => {
    expect(slugify(`${'word '.repeat(11)}longer words`)).toBe(Array(11).fill('word').join('-'));
    expect(slugify('𠀀'.repeat(80))).toBe('𠀀'.repeat(60));
  });

  it('is never empty or longer than 60 code points, holds letters, digits and single hyphens only, and is its own slug', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme', maxLength: 90 })),
        (title) => {
          const slug = slugify(title);
          expect(slug).toMatch(/^[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(-[\p{L}\p{N}][\p{L}\p{N}\p{M}]*)*$/u);
          expect(codePointLength(slug)).toBeLessThanOrEqual(60);
          expect(slugify(slug)).toBe(slug);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
