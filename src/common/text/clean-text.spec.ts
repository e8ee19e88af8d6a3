import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cleanLine, cleanText, codePointLength } from './clean-text.js';

const value = (text: string) => ({ ok: true, value: text });
const invalid = { ok: false, reason: 'invalid' };
const empty = { ok: false, reason: 'empty' };

describe('cleanLine', () => {
  it('trims and folds every run of white space, line breaks too, to one blank', () => {
    expect(cleanLine('  Night\r\n\t buses\u00A0\u3000for\u2028all ')).toEqual(value('Night buses for all'));
  });

  it('composes letters with their marks', () => {
    expect(cleanLine('Cafe\u0301')).toEqual(value('Café'));
    expect(cleanLine('e\u0007\u0301')).toEqual(value('é'));
  });

  it('removes control characters, noncharacters and what turns the reading direction', () => {
    expect(cleanLine('ad\u0007mi\u009Fn\uFFFE')).toEqual(value('admin'));
    expect(cleanLine('\u202Enimda\u202C \u2066x\u2069')).toEqual(value('nimda x'));
  });

  it('keeps joiners that letters and emoji need', () => {
    expect(cleanLine('می\u200Cخواهم 👩\u200D🚒')).toEqual(value('می\u200Cخواهم 👩\u200D🚒'));
  });
});

describe('cleanText', () => {
  it('keeps lines, tabs and indentation within, with LF as the only line break', () => {
    expect(cleanText('\na\r\n\tb\r  c\u2028d\fe\u0085f\n')).toEqual(value('a\n\tb\n  c\nd\ne\nf'));
  });

  it('keeps bidi isolates, which a longer text may need', () => {
    expect(cleanText('a \u2067שלום\u2069 b')).toEqual(value('a \u2067שלום\u2069 b'));
  });
});

describe.each([
  ['cleanLine', cleanLine],
  ['cleanText', cleanText],
])('%s', (_, clean) => {
  it.each(['a\uD800b', '\uDC00', '\uDE00\uD83D', 'a\0'])(
    'refuses %j, which no database can store',
    (input) => {
      expect(clean(input)).toEqual(invalid);
    },
  );

  it.each([
    ['nothing', ''],
    ['white space', ' \t\r\n\u00A0\u2003\u3000'],
    ['zero-width characters', '\u200B\u200C\u200D\u2060\uFEFF\u00AD\u180E'],
    ['combining marks alone', '\u0301\u20DD \u0903'],
    ['Hangul fillers', '\u3164\u115F\u1160\uFFA0'],
    ['the braille blank', '\u2800\u2800'],
    ['variation selectors and tags', '\uFE0F\u{E0100}\u{E0041}\u{E007F}'],
    ['control characters', '\u0001\u0007\u007F\u0090'],
    ['bidi controls', '\u202A\u202E\u2066\u200E'],
    ['noncharacters', '\uFDD0\uFFFF'],
  ])('calls %s empty', (_name, input) => {
    expect(clean(input)).toEqual(empty);
  });

  it.each(['.', '計', '😀', 'ё', '\u0915\u093F', '🏴\u{E0067}\u{E0062}\u{E007F}', '\uE000'])(
    'accepts %j as visible',
    (input) => {
      expect(clean(input)).toEqual(value(input));
    },
  );

  it('gives text that stays as it is when cleaned again', () => {
    const parts = fc.constantFrom(
      ...Array.from(' \n\t\r\u0085\u200B\u0301\u202E\u3000\uFEFFaé가ᄀ'),
      'e\u0301',
      '\uD800',
      '😀',
      '\0',
    );
    const input = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(parts).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(input, (text) => {
        const once = clean(text);
        if (!once.ok) return;
        expect(clean(once.value)).toEqual(once);
        expect(once.value).toBe(once.value.normalize('NFC').trim());
        expect(once.value).not.toMatch(/[^\P{Cc}\n\t]|\p{Surrogate}/u);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('codePointLength', () => {
  it('counts an emoji and a rare ideograph once each', () => {
    expect(codePointLength('a😀𠀀é')).toBe(4);
    expect(codePointLength('')).toBe(0);
  });
});
