import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { searchQuery, searchVector, similarQuery } from './search-vector.js';
import { similarTerms } from './similar-terms.js';

// PostgreSQL's rules for both types' literals, read from its documentation and written apart from the code under test.
class Reader {
  private at = 0;
  constructor(private readonly text: string) {}

  take(pattern: RegExp): string | undefined {
    const sticky = new RegExp(pattern.source, 'uy');
    sticky.lastIndex = this.at;
    const found = sticky.exec(this.text)?.[0];
    this.at += found?.length ?? 0;
    return found;
  }

  lexeme(): string {
    const literal = this.take(/'(?:[^'\\]|''|\\[^])+'/) ?? this.fail('a lexeme');
    return literal
      .slice(1, -1)
      .replace(/''|\\([^])/gu, (pair, escaped: string | undefined) => escaped ?? pair[0] ?? '');
  }

  get isAtEnd(): boolean {
    return this.at === this.text.length;
  }

  fail(expected: string): never {
    throw new SyntaxError(`expected ${expected} at ${this.at} of ${JSON.stringify(this.text)}`);
  }
}

type Vector = Map<string, { position: number; weight: string }[]>;

function readVector(literal: string): Vector {
  const reader = new Reader(literal);
  const vector: Vector = new Map();
  while (!reader.isAtEnd) {
    const lexeme = reader.lexeme();
    if (vector.has(lexeme) || Buffer.byteLength(lexeme) > 2_046)
      reader.fail('a new lexeme of at most 2,046 bytes');
    const list = reader.take(/:[1-9]\d*[A-D]?(?:,[1-9]\d*[A-D]?)*/) ?? reader.fail('positions');
    const entries = list
      .slice(1)
      .split(',')
      .map((entry) => ({ position: parseInt(entry), weight: /[A-D]/.exec(entry)?.[0] ?? 'D' }));
    if (entries.length > 256 || entries.some(({ position }) => position > 16_383))
      reader.fail('256 positions to 16,383');
    vector.set(lexeme, entries);
    if (!reader.isAtEnd && reader.take(/ +/) === undefined) reader.fail('a blank');
  }
  return vector;
}

/** Where a match ends; for what has no place in the text (an exclusion, both sides of an `&`) at 0. */
type Matcher = (vector: Vector) => number[];

function readQuery(literal: string): Matcher {
  const reader = new Reader(literal);
  const either = binary(/ \| /, both, (left, right) => (vector) => [...left(vector), ...right(vector)]);
  const matcher = either();
  return reader.isAtEnd ? matcher : reader.fail('the end');

  function binary(
    operator: RegExp,
    operand: () => Matcher,
    join: (a: Matcher, b: Matcher, operator: string) => Matcher,
  ) {
    return () => {
      let left = operand();
      for (let found = reader.take(operator); found !== undefined; found = reader.take(operator)) {
        left = join(left, operand(), found);
      }
      return left;
    };
  }
  function both(): Matcher {
    return binary(
      / & /,
      sequence,
      (a, b) => (vector) => (a(vector).length > 0 && b(vector).length > 0 ? [0] : []),
    )();
  }
  function sequence(): Matcher {
    return binary(/ <(?:-|[1-9]\d{0,3})> /, operand, (a, b, operator) => (vector) => {
      const distance = operator === ' <-> ' ? 1 : Number(operator.trim().slice(1, -1));
      const starts = new Set(a(vector));
      return b(vector).filter((end) => starts.has(end - distance));
    })();
  }
  function operand(): Matcher {
    if (reader.take(/!/) !== undefined) {
      const excluded = operand();
      return (vector) => (excluded(vector).length > 0 ? [] : [0]);
    }
    if (reader.take(/\(/) !== undefined) {
      const inner = either();
      return reader.take(/\)/) === undefined ? reader.fail(')') : inner;
    }
    const lexeme = reader.lexeme();
    const isPrefix = reader.take(/:\*/) !== undefined;
    return (vector) =>
      [...vector].flatMap(([known, entries]) =>
        (isPrefix ? known.startsWith(lexeme) : known === lexeme)
          ? entries.map((entry) => entry.position)
          : [],
      );
  }
}

function finds(query: string, title: string, body = '', tags: string[] = []): boolean {
  const literal = searchQuery(query);
  return literal !== null && readQuery(literal)(readVector(searchVector({ title, body, tags }))).length > 0;
}

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc
    .array(
      fc.constantFrom(
        ...Array.from(`'"\\:*&|!<>()- ,AD1的计车ёЩ’é가ア\u0301\u200B\uD83D\uDE00`),
        'buses',
        ' "',
        ' -',
        '計程車',
      ),
      { maxLength: 40 },
    )
    .map((parts) => parts.join('')),
);

describe('searchVector', () => {
  it('weighs the title above tags and tags above the body', () => {
    expect(searchVector({ title: 'Night bus', tags: ['Transport'], body: 'A bus.' })).toBe(
      "'night':1A 'bus':2A,7 'transport':4B 'a':6",
    );
  });

  it('lets no phrase span two fields or two tags', () => {
    expect(finds('"bus stop"', 'Night bus', 'Stop here')).toBe(false);
    expect(finds('"bus stop"', '', '', ['bus', 'stop'])).toBe(false);
    expect(finds('"bus stop"', '', '', ['bus stop'])).toBe(true);
  });

  it('is empty where no field has a letter', () => {
    expect(searchVector({ title: '…', tags: [], body: '' })).toBe('');
  });

  it('stays within what PostgreSQL stores, and keeps the title', () => {
    const words = (prefix: string) =>
      Array.from({ length: 5_000 }, (_, n) => prefix.repeat(60) + n).join(' ');
    const literal = searchVector({ title: words('𐑐'), tags: ['bus '.repeat(9_000)], body: words('𐐨') });
    const vector = readVector(literal);
    let bytes = 0;
    for (const [lexeme, entries] of vector) bytes += Buffer.byteLength(lexeme) + 3 + 2 * entries.length;
    expect(bytes).toBeLessThan(1_048_575);
    expect(vector.has(`${'𐑐'.repeat(60)}0`)).toBe(true);
    expect(vector.get('bus')).toHaveLength(256);
  });

  it('is a literal that PostgreSQL reads, whatever the text', () => {
    fc.assert(
      fc.property(anyText, anyText, fc.array(anyText, { maxLength: 3 }), (title, body, tags) => {
        readVector(searchVector({ title, body, tags }));
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('searchQuery', () => {
  it.each([
    ['all words in any form and order', 'suburb bus', 'Night buses for the suburbs', true],
    ['not some of the words', 'tram bus', 'Night buses for the suburbs', false],
    ['the last word unfinished', 'night subu', 'Night buses for the suburbs', true],
    ['the last word unfinished beyond its stem', 'happine', 'Public happiness', true],
    ['no other word unfinished', 'nig buses', 'Night buses for the suburbs', false],
    ['a phrase in order', '"night bus" suburb', 'Night buses for the suburbs', true],
    ['a phrase in this order only', '"bus night"', 'Night buses for the suburbs', false],
    ['a phrase still being typed', '"night bu', 'Night buses for the suburbs', true],
    ['no excluded word, whatever its form', 'night -bus', 'Night buses for the suburbs', false],
    ['what lacks the excluded word', 'night -tram', 'Night buses for the suburbs', true],
    ['no excluded phrase', 'suburbs -"night bus"', 'Night buses for the suburbs', false],
    ['what lacks everything excluded', '-tram -"bus night"', 'Night buses for the suburbs', true],
    ['words that say little by themselves', 'the', 'Night buses for the suburbs', true],
    ['words that say little beside others', 'a bus to our suburbs', 'Night buses for the suburbs', true],
    ['Russian in other cases', 'автобусы ночью на остановке', 'Ночью у остановок ждут автобуса', true],
    ['е for ё', 'елка', 'Ёлка на площади', true],
    ['Russian quotes as a phrase', '«ночной автобус»', 'Нужны ночные автобусы', true],
    ['Simplified for Traditional', '计程车 保险', '計程車司機應該有保險', true],
    ['Chinese words apart from each other', '司机保险', '計程車司機應該有保險', true],
    ['a Chinese phrase as it stands', '"計程車司機"', '計程車司機應該有保險', true],
    ['a Chinese phrase only as it stands', '"計程車保險"', '計程車司機應該有保險', false],
    ['one character anywhere', '險', '計程車司機應該有保險', true],
    ['a phrase across scripts', '"Uber 司機"', '加入Uber司機', true],
    ['a phrase across a gap in Han', '"绿色 出行"', '绿色 出行', true],
    ['no such gap where there is none', '"绿色出行"', '绿色 出行', false],
    ['part of a Japanese word', 'バス', '夜行バスを増やす', true],
    ['a Korean word without its ending', '버스', '야간 버스를 늘리자', true],
    ['letters without their marks', 'cafe', 'Café au lait', true],
    ['hyphens within words', 'wi-fi', 'Free Wi-Fi', true],
  ])('finds %s', (_name, query, title, expected) => {
    expect(finds(query, title)).toBe(expected);
  });

  it('finds words of any field together', () => {
    expect(finds('night transport stops', 'Night buses', 'They should stop anywhere', ['Transport'])).toBe(
      true,
    );
  });

  it.each(['', '  ', '"" - --', '!?…', '😀 \u0301', '\uD800'])('has nothing to search for in %j', (query) => {
    expect(searchQuery(query)).toBeNull();
  });

  it('looks for at most 64 lexemes', () => {
    for (const query of [
      '計'.repeat(5_000),
      Array.from({ length: 500 }, (_, n) => `w${n}`).join(' '),
      `"${'a b '.repeat(500)}"`,
    ]) {
      expect(searchQuery(query)?.match(/'[^']+'/g)?.length).toBeLessThanOrEqual(65);
    }
  });

  it('is a literal that PostgreSQL reads, whatever is typed', () => {
    fc.assert(
      fc.property(anyText, (query) => {
        const literal = searchQuery(query);
        if (literal !== null) readQuery(literal);
      }),
      { numRuns: 2_000 },
    );
  });

  it('finds every text by its own words', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const query = text.replace(/[-－"“”„«»＂]/g, ' ');
        if (searchQuery(query) !== null) expect(finds(query, text)).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('similarQuery', () => {
  it('asks for any of the terms, the last word unfinished', () => {
    expect(similarQuery(similarTerms('Longer library hou'))).toBe("'longer' | 'librari' | 'hou':*");
  });

  it('is null for no terms', () => {
    expect(similarQuery([])).toBeNull();
  });

  it('is a literal that PostgreSQL reads, and finds the text itself, whatever it is', () => {
    fc.assert(
      fc.property(anyText, (title) => {
        const literal = similarQuery(similarTerms(title));
        if (literal === null) return;
        expect(
          readQuery(literal)(readVector(searchVector({ title, tags: [], body: '' }))).length,
        ).toBeGreaterThan(0);
      }),
      { numRuns: 1_000 },
    );
  });
});
