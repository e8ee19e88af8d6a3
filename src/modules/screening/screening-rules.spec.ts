import { describe, expect, it } from '@jest/globals';
import { renderMarkdown } from '../../common/text/markdown.js';
import { countLinks, holdReason, mayRepeat, type PostFacts } from './screening-rules.js';

const plain: PostFacts = {
  holdFirstPosts: 0,
  passedOnBoard: 0,
  links: 0,
  isNewcomer: true,
  isRepeated: false,
};

describe('what waits for a moderator', () => {
  it('is nothing where the board holds nothing and the post is an ordinary one', () => {
    expect(holdReason(plain)).toBeNull();
  });

  it.each([
    [0, 'FIRST_POSTS'],
    [1, 'FIRST_POSTS'],
    [2, null],
    [3, null],
  ])('with %i posts passed of the first two is %s', (passedOnBoard, expected) => {
    expect(holdReason({ ...plain, holdFirstPosts: 2, passedOnBoard })).toBe(expected);
  });

  it.each([
    [2, true, null],
    [3, true, 'LINKS'],
    [30, false, null],
  ])('with %i links, by a newcomer: %s, is %s', (links, isNewcomer, expected) => {
    expect(holdReason({ ...plain, links, isNewcomer })).toBe(expected);
  });

  it('is what was said elsewhere within the hour, whoever says it', () => {
    expect(holdReason({ ...plain, isNewcomer: false, isRepeated: true })).toBe('REPETITION');
  });

  it('waits as one of the first posts before all else', () => {
    expect(holdReason({ ...plain, holdFirstPosts: 1, links: 9, isRepeated: true })).toBe('FIRST_POSTS');
  });
});

describe('links', () => {
  const own = 'https://ideas.example:8080';
  const count = (text: string): number => countLinks(text, own);

  it.each([
    ['nothing to see', 0],
    ['https://a.example and HTTP://B.EXAMPLE/x', 2],
    ['https://a.example,https://b.example,https://c.example', 3],
    ['[text](https://a.example) <https://b.example>', 2],
    [String.raw`[x](https\://a.example) [y](h&#116;tps://b.example) [z]: [z]`, 2],
    ['[one][a] and [two][a]\n\n[a]: https://a.example', 2],
    ['![picture](https://c.example/pixel.gif)', 1],
    ['![own](/attachments/0123456789abcdef0123456789abcdef) [above](#top) [all](/ideas)', 0],
    ['| a |\n|---|\n| https://a.example |\n\n- https://b.example\n\n> # https://c.example', 3],
    ['`https://a.example`\n\n    https://b.example', 0],
    ['awww.nice, www.shop.example, and/or // a comment, [who](mailto:ann@a.example)', 0],
    ['see https://ideas.example:8080/ideas/7-dark and https://IDEAS.example:8080', 0],
    ['<https://ideas.example.evil.example/> <http://ideas.example:8080@evil.example/>', 2],
    ['https://ideas.example:8080/{https://a.example/{https://b.example/{https://c.example/', 3],
    ['https://пример.example/путь и https://例子.example', 2],
  ])('in “%s” are %i', (text, expected) => {
    expect(count(text)).toBe(expected);
    const shown = [...renderMarkdown(text).matchAll(/href="(https?:[^"]*)"/gi)];
    expect(shown.filter(([, address = '']) => new URL(address).origin !== own)).toHaveLength(expected);
  });
});

describe('a text that may repeat', () => {
  it('is short in code points, not in bytes', () => {
    expect(mayRepeat('Спасибо, согласен!')).toBe(true);
    expect(mayRepeat('👍'.repeat(19))).toBe(true);
    expect(mayRepeat('Покупайте у нас, у нас лучшие цены')).toBe(false);
  });
});
