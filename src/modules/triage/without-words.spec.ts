import { describe, expect, it } from '@jest/globals';
import { withoutWords } from './without-words.js';

describe('taking words out of a text', () => {
  it('takes them whatever their case, the longer first, and leaves longer words that have them inside', () => {
    expect(withoutWords('Ann (ann@a.test) met Anna; ANN, too.', ['Ann', 'ann@a.test'])).toBe(
      '[…] ([…]) met Anna; […], too.',
    );
    expect(withoutWords('Яна и Диана, яна.', ['Яна'])).toBe('[…] и Диана, […].');
  });

  it('knows no borders between Han characters', () => {
    expect(withoutWords('我听王芳说过。', ['王芳'])).toBe('我听[…]说过。');
  });

  it('takes signs as they are, and nothing where there is nothing to take', () => {
    expect(withoutWords('C++ (a.b) by J. R. (X)', ['(a.b)', 'J. R. (X)'])).toBe('C++ […] by […]');
    expect(withoutWords('As it was', ['', ' '].slice(0, 1))).toBe('As it was');
  });
});
