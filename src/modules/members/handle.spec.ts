import { describe, expect, it } from '@jest/globals';
import { assert, property, string } from 'fast-check';
import { handleCandidates } from './handle.js';

const first = (name: string): string => [...handleCandidates(name)][0] ?? '';

describe('handleCandidates', () => {
  it('spells a Latin name without its marks', () => {
    expect(first('Zoë Ångström')).toBe('zoe-angstrom');
    expect(first('Sinéad O’Brien')).toBe('sinead-obrien');
    expect(first('Weiß & Söhne')).toBe('weiss-sohne');
  });

  it('transliterates Cyrillic', () => {
    expect(first('Юлия Щёголева')).toBe('yuliya-shchyogoleva');
    expect(first('Андрей')).toBe('andrey');
  });

  it('falls back to a random handle for a script it cannot spell', () => {
    expect(first('王小明')).toMatch(/^member-[a-z0-9]{4}$/);
  });

  it('lengthens what is shorter than three characters', () => {
    expect(first('Li')).toMatch(/^li-[a-z0-9]{4}$/);
  });

  it('numbers a taken name before it turns to chance', () => {
    const [, second, third] = handleCandidates('Ada Lovelace');
    expect([second, third]).toEqual(['ada-lovelace-2', 'ada-lovelace-3']);
  });

  it('yields nothing but valid handles whatever the name', () => {
    assert(
      property(string({ unit: 'binary', maxLength: 60 }), (name) => {
        for (const handle of handleCandidates(name)) {
          expect(handle).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
          expect(handle.length).toBeGreaterThanOrEqual(3);
          expect(handle.length).toBeLessThanOrEqual(30);
        }
      }),
    );
  });
});
