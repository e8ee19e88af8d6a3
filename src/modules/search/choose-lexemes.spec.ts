import { describe, expect, it } from '@jest/globals';
import type { Lexeme } from '../../common/text/query-terms.js';
import { chooseLexemes } from './choose-lexemes.js';
import { LexemeStatistics } from './lexeme-statistics.js';

const exact = (...texts: string[]): Lexeme[] => texts.map((text) => ({ text, isPrefix: false }));
const statistics = (shares: Record<string, number>, rows = 100_000): LexemeStatistics =>
  new LexemeStatistics(rows, new Map(Object.entries(shares)), Math.min(...Object.values(shares)));

describe('chooseLexemes', () => {
  it('asks for each lexeme by itself where nothing is known of them', () => {
    expect(chooseLexemes(exact('night', 'bus'), LexemeStatistics.NONE, 100)).toBe("'night' | 'bus'");
  });

  it('asks for rare lexemes alone and for frequent ones together', () => {
    const known = statistics({ add: 0.02, support: 0.01, rare: 0.0001 });
    expect(chooseLexemes(exact('add', 'rare', 'support'), known, 100)).toBe("'rare' | 'support' & 'add'");
  });

  it('asks for three together where even two would bring too many rows', () => {
    const known = statistics({ add: 0.05, fix: 0.05, use: 0.05, make: 0.06 });
    expect(chooseLexemes(exact('add', 'fix', 'use', 'make'), known, 300)).toBe("'add' & 'fix' & 'use'");
  });

  it('asks for something however frequent everything is', () => {
    const known = statistics({ uber: 0.5 });
    expect(chooseLexemes(exact('uber'), known, 100)).toBe("'uber'");
  });

  it('asks for nothing twice', () => {
    const known = statistics({ rare: 0.001, add: 0.03, fix: 0.03, use: 0.03 });
    const choice = chooseLexemes(exact('rare', 'add', 'fix', 'use'), known, 600)?.split(' | ') ?? [];
    expect(choice[0]).toBe("'rare'");
    expect(choice.length).toBeGreaterThan(1);
    expect(choice.slice(1).every((part) => !part.includes("'rare'"))).toBe(true);
  });

  it('takes a beginning for all that it begins', () => {
    const known = statistics({ support: 0.3, supper: 0.2, kerberos: 0.001 });
    const choice = chooseLexemes([{ text: 'supp', isPrefix: true }, ...exact('kerberos')], known, 150);
    expect(choice).toBe("'kerberos'");
  });

  it('takes the forms of an unfinished word for one word', () => {
    const forms = [{ text: 'authentication', isPrefix: true }, ...exact('authent')];
    const known = statistics({ kerberos: 0.05, login: 0.05, slow: 0.05 });
    const choice = chooseLexemes([...exact('kerberos', 'login', 'slow'), ...forms], known, 100);
    expect(choice).toMatch(/^\('authentication':\* \| 'authent'\) & '\w+'/);
    expect(choice).not.toContain("'authentication':* &");
  });

  it('leaves out letters, which are what stands of unfinished words, unless there is nothing else', () => {
    expect(chooseLexemes(exact('q', 'kerberos'), LexemeStatistics.NONE, 100)).toBe("'kerberos'");
    expect(chooseLexemes(exact('q'), LexemeStatistics.NONE, 100)).toBe("'q'");
  });

  it('is null without lexemes', () => {
    expect(chooseLexemes([], LexemeStatistics.NONE, 100)).toBeNull();
  });
});

describe('LexemeStatistics', () => {
  const known = statistics({ support: 0.3, supper: 0.2, kerberos: 0.08 }, 1000);
  it('counts rows by the share that the lexeme is listed with', () => {
    expect(known.rowsWith({ text: 'support', isPrefix: false })).toBeCloseTo(300);
  });

  it('takes an unlisted lexeme for rarer than any listed one', () => {
    expect(known.rowsWith({ text: 'unheard', isPrefix: false })).toBeCloseTo(10);
  });

  it('adds up what a beginning may be, never to more than all rows', () => {
    expect(known.rowsWith({ text: 'supp', isPrefix: true })).toBeCloseTo(510);
    expect(statistics({ aa: 0.9, ab: 0.9 }, 1000).rowsWith({ text: 'a', isPrefix: true })).toBe(1000);
  });
});
