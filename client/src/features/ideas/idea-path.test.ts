import { describe, expect, it } from 'vitest';
import { ideaPath, parseIdeaNumber } from './idea-path.js';

describe('the address of an idea', () => {
  it('carries its number and its slug in any script', () => {
    expect(decodeURIComponent(ideaPath({ number: 42, slug: '更多长椅' }))).toBe('/ideas/42-更多长椅');
    expect(ideaPath({ number: 42, slug: '' })).toBe('/ideas/42');
  });

  it.each([
    ['42-more-benches', 42],
    ['42', 42],
    ['42more', null],
    ['0', null],
    ['-1', null],
    ['more', null],
    ['99999999999999', null],
    [undefined, null],
  ])('reads %s as %s', (segment, number) => {
    expect(parseIdeaNumber(segment)).toBe(number);
  });
});
