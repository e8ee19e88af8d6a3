import { describe, expect, it } from 'vitest';
import { fitsPrefix, mentionAt } from './mention-at.js';

const at = (text: string) => mentionAt(text, text.length);

describe('the mention that is being typed', () => {
  it.each([
    ['@', 0, ''],
    ['Hello @ad', 6, 'ad'],
    ['(@ada-p', 1, 'ada-p'],
    ['one\n@Ири', 4, 'Ири'],
    ['谢谢@张', 2, '张'],
    ['**@b', 2, 'b'],
    ['а@б', 1, 'б'],
  ])('in %j is found', (text, start, prefix) => {
    expect(at(text)).toEqual({ start, prefix });
  });

  it.each(['', 'ada', 'mail@exa', 'a/@x', '@ada park', '@ada.', `@${'x'.repeat(31)}`, 'x_@y', '@@'])(
    'in %j is none',
    (text) => {
      expect(at(text)).toBeNull();
    },
  );

  it('ends at the caret', () => {
    expect(mentionAt('@ada and more', 3)).toEqual({ start: 0, prefix: 'ad' });
  });

  it('fits handles, names and the words of names', () => {
    const ada = { handle: 'ada-p', displayName: 'Ada Park' };
    expect(['', 'ADA', 'ada-', 'par', 'ada'].every((prefix) => fitsPrefix(ada, prefix))).toBe(true);
    expect(['ark', 'da', 'adx'].some((prefix) => fitsPrefix(ada, prefix))).toBe(false);
  });
});
