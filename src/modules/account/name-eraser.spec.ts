import { describe, expect, it } from '@jest/globals';
import { mentionsIn } from '../../common/text/markdown.js';
import { nameEraser } from './name-eraser.js';

const { erase, patterns } = nameEraser(['ada', 'ada-l']);

describe('nameEraser', () => {
  it.each([
    ['@ada', '@…'],
    ['Thanks, @Ada! And @ADA-L, too.', 'Thanks, @…! And @…, too.'],
    ['请@ada看一下', '请@…看一下'],
    ['**@ada** _@ada_ (@ada-l) `@ada`', '**@…** _@…_ (@…) `@…`'],
    ['@ada-', '@…-'],
    [
      '[Ada](/members/ada) https://ideas.example/members/Ada-L?x=1',
      '[Ada](/members/deleted) https://ideas.example/members/deleted?x=1',
    ],
    [
      'https://ideas.example/ideas/1-lamps?via=ada, …/ideas/1?x=1&via=Ada-L#c &amp;via=ada.',
      'https://ideas.example/ideas/1-lamps?via=deleted, …/ideas/1?x=1&via=deleted#c &amp;via=deleted.',
    ],
    ['@ada\n\n@ada', '@…\n\n@…'],
  ])('takes the person out of %j', (before, after) => {
    expect(erase(before)).toBe(after);
    expect(mentionsIn(after)).toEqual([]);
  });

  it.each([
    '@adam @ada-lovelace @ada_x @xada',
    'mail ben@ada.example or x@ada',
    '@ada@social.example',
    '/members/adam /members/ada-lovelace',
    '/ideas/1?via=adam ?via=ada-lovelace ?trivia=ada',
    'ada',
    '',
  ])('leaves %j alone', (text) => {
    expect(erase(text)).toBe(text);
  });

  it('looks in every text that it would change', () => {
    const found = (text: string): boolean =>
      patterns.some((pattern) => text.toLowerCase().includes(pattern.slice(1, -1)));
    expect(['@ADA', 'x/Members/ada-L/', '?Via=ADA'].every(found)).toBe(true);
  });
});
