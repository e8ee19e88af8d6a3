import { describe, expect, it } from '@jest/globals';
import { foldText } from './fold-text.js';

describe('foldText', () => {
  it.each([
    ['case', 'NIGHT Buses', 'night buses'],
    ['full width and ligatures', 'ＢＩＫＥ ﬁne ①', 'bike fine 1'],
    ['marks of Latin letters', 'Café Zürich I\u0307stanbul', 'cafe zurich istanbul'],
    ['ё', 'ЁЛКА и е\u0308лка', 'елка и елка'],
    ['Traditional characters', '計程車在臺灣', '计程车在台湾'],
    ['invisible characters', 'bi\u00ADcy\u200Bcle 葛\u{E0100}', 'bicycle 葛'],
    ['apostrophes', 'don’t', "don't"],
  ])('makes no difference of %s', (_name, text, folded) => {
    expect(foldText(text)).toBe(folded);
  });

  it('keeps й, marks of other scripts and characters beyond the basic plane', () => {
    expect(foldText('Йогурт हिन्दी 𠀀')).toBe('йогурт हिन्दी 𠀀');
  });
});
