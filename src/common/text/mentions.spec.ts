import { describe, expect, it } from '@jest/globals';
import { excerpt, mentionsIn, renderMarkdown } from './markdown.js';

describe('mentions', () => {
  it.each([
    ['@ann', ['ann']],
    ['Thanks, @Ann-Lee! And @ann-lee, @BOB.', ['ann-lee', 'bob']],
    ['请@ann看一下，谢谢@bob。', ['ann', 'bob']],
    ['Спасибо,@olga', ['olga']],
    ['(@ann) "@bob" **@cyd** _@dan_ *@eve*', ['ann', 'bob', 'cyd', 'dan', 'eve']],
    ['# @ann\n\n- @bob\n\n> @cyd\n\n| a |\n|---|\n| @dan |', ['ann', 'bob', 'cyd', 'dan']],
    ['@ann-', ['ann']],
    ["@ann's idea", ['ann']],
  ])('finds whom %j names', (text, handles) => {
    expect(mentionsIn(text)).toEqual(handles);
  });

  it.each([
    'mail ann@example.com or x_@bob',
    '@ann@social.example',
    '@ann_b',
    '`@ann` and ``x @bob``',
    '```\n@ann\n```\n\n    @bob',
    '[@ann](https://example.com) and [see @bob][1]\n\n[1]: https://example.com',
    'https://example.com/@ann and https://example.com/?u=@bob and <https://example.com/@cyd>',
    '![@ann](https://example.com/x.png) ![@bob](/attachments/0123456789abcdef0123456789abcdef)',
    '\\@ann',
    '@an @-ann @ann' + 'n'.repeat(28),
    'path/@ann 50%@bob a+@cyd a.@dan',
    '@анна',
  ])('finds nobody in %j', (text) => {
    expect(mentionsIn(text)).toEqual([]);
  });

  it('names at most twenty', () => {
    const handles = Array.from({ length: 25 }, (_, n) => `member-${n}`);
    expect(mentionsIn(handles.map((handle) => `@${handle}`).join(' '))).toEqual(handles.slice(0, 20));
  });

  it('links those who exist, as they were written, and leaves the others text', () => {
    expect(renderMarkdown('@Ann and @bob, `@ann`', new Set(['ann']))).toBe(
      '<p><a href="/members/ann">@Ann</a> and @bob, <code>@ann</code></p>\n',
    );
    expect(renderMarkdown('@ann')).toBe('<p>@ann</p>\n');
    expect(excerpt('Ask @ann.')).toBe('Ask @ann.');
  });

  it('puts no link into a link, and nothing into the description of a picture', () => {
    const handles = new Set(['ann']);
    expect(renderMarkdown('[@ann](/ideas/1)', handles)).toBe('<p><a href="/ideas/1">@ann</a></p>\n');
    expect(renderMarkdown('![by @ann](/attachments/0123456789abcdef0123456789abcdef)', handles)).toContain(
      'alt="by @ann"',
    );
  });
});
