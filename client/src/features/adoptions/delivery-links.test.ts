import { describe, expect, it } from 'vitest';
import { areComplete, filledLinks } from './delivery-links.js';

describe('the links of a form', () => {
  it('leave out empty rows and stray spaces, and complete an address without a scheme', () => {
    expect(
      filledLinks([
        { title: ' Notes ', url: ' example.org/notes ' },
        { title: '', url: ' ' },
        { title: 'Code', url: 'http://example.org' },
      ]),
    ).toEqual([
      { title: 'Notes', url: 'https://example.org/notes' },
      { title: 'Code', url: 'http://example.org' },
    ]);
  });

  it.each([
    ['', 'https://example.org', false],
    ['Notes', '', false],
    ['Notes', 'javascript:alert(1)', false],
    ['Notes', 'https://', false],
    ['Notes', 'two words', false],
    ['Notes', 'example.org', true],
    ['', '', true],
  ])('with “%s” at “%s” are complete: %s', (title, url, complete) => {
    expect(areComplete([{ title, url }])).toBe(complete);
  });
});
