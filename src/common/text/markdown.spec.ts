import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import { codePointLength } from './clean-text.js';
import { excerpt, plainBlocks, renderMarkdown } from './markdown.js';

const ALLOWED: Record<string, string[]> = {
  ...Object.fromEntries(
    'p br hr h3 h4 h5 h6 blockquote ul li pre code em strong s table thead tbody tr'
      .split(' ')
      .map((tag) => [tag, []]),
  ),
  a: ['href', 'title', 'rel'],
  img: ['src', 'alt', 'title', 'loading'],
  ol: ['start'],
  th: ['align'],
  td: ['align'],
};
const SITE = 'https://ideas.example';
const HTML = 'http://www.w3.org/1999/xhtml';

function* nodes(parent: DefaultTreeAdapterTypes.ParentNode): Generator<DefaultTreeAdapterTypes.ChildNode> {
  for (const child of parent.childNodes) {
    yield child;
    if ('childNodes' in child) yield* nodes(child);
  }
}

function objections(html: string): string[] {
  const found: string[] = [];
  for (const node of nodes(parseFragment(html))) {
    if (node.nodeName === '#text') continue;
    if (!('tagName' in node)) found.push(node.nodeName);
    else if (ALLOWED[node.tagName] === undefined || node.namespaceURI !== HTML)
      found.push(`<${node.tagName}>`);
    else
      for (const attribute of node.attrs)
        if (!isHarmless(node, attribute)) found.push(`${attribute.name}="${attribute.value}"`);
  }
  return found;
}

function isHarmless(
  element: DefaultTreeAdapterTypes.Element,
  { name, value }: { name: string; value: string },
): boolean {
  if (!ALLOWED[element.tagName]?.includes(name)) return false;
  if (name === 'align') return /^(left|center|right)$/.test(value);
  if (name === 'start') return /^\d+$/.test(value);
  if (name !== 'href' && name !== 'src') return true;
  const url = new URL(value, SITE);
  if (name === 'src') return url.origin === SITE && url.pathname.startsWith('/attachments/');
  const isEndorsed = !element.attrs.some(
    (other) => other.name === 'rel' && other.value === 'nofollow ugc noopener',
  );
  return url.origin === SITE || (['http:', 'https:', 'mailto:'].includes(url.protocol) && !isEndorsed);
}

/** As a browser would read it: nothing but known elements, attributes and addresses. */
function expectHarmless(html: string): void {
  expect(objections(html)).toEqual([]);
}

const HOSTILE = [
  // elements
  '<script>alert(1)</script>',
  '<ScRiPt src=//evil.example/x.js></sCrIpT>',
  '<<script>script>alert(1)<</script>/script>',
  '<img src=x onerror=alert(1)>',
  '<img/src="x"/onerror=alert(1)//',
  '<svg onload=alert(1)><animate onbegin=alert(1)>',
  '<svg><script href="data:,alert(1)"/></svg>',
  '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<object data="javascript:alert(1)"></object><embed src="javascript:alert(1)">',
  '<form action="javascript:alert(1)"><button formaction="javascript:alert(1)">x</button></form>',
  '<style>@import "//evil.example/x.css";</style><link rel=stylesheet href=//evil.example/x.css>',
  '<base href="//evil.example/"><meta http-equiv=refresh content="0;url=javascript:alert(1)">',
  '<video><source onerror=alert(1)></video><audio src=//evil.example/a.mp3 autoplay>',
  '<details open ontoggle=alert(1)>x</details>',
  '<template><script>alert(1)</script></template><noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '<textarea></textarea><script>alert(1)</script>',
  '<!--><script>alert(1)</script-->',
  '<![CDATA[<script>alert(1)</script>]]>',
  '<?xml version="1.0"?><script>alert(1)</script>',
  '<a href="javascript:alert(1)">x</a>',
  '<p style="background:url(javascript:alert(1))" class="admin" id="root">x</p>',
  // addresses
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt:alert(1))',
  '[x]( javascript:alert(1))',
  '[x](java\tscript:alert(1))',
  '[x](<java\nscript:alert(1)>)',
  '[x](\u0001javascript:alert(1))',
  '[x](\u00A0javascript:alert(1))',
  '[x](&#106;avascript:alert(1))',
  '[x](&#x6A;avascript&colon;alert(1))',
  '[x](javascript&#58;alert(1))',
  '[x](java&Tab;script:alert(1))',
  '[x](%6Aavascript:alert(1))',
  '[x](javascript://example.com/%0Aalert(1))',
  '[x](vbscript:msgbox(1))',
  '[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)',
  '[x](data:image/svg+xml,<svg onload=alert(1)>)',
  '[x](file:///etc/passwd)',
  '[x](blob:https://evil.example/1)',
  '[x](//evil.example/x)',
  '[x](/\\evil.example/x)',
  '[x](</\t/evil.example/x>)',
  '[x](/&Tab;/evil.example)',
  '[x](\\\\evil.example\\x)',
  '[x](https:evil.example)',
  '[x](https:/evil.example)',
  '<javascript:alert(1)>',
  '<data:text/html,x>',
  '[x][r]\n\n[r]: javascript:alert(1) "t"',
  '[x](https://a.example "\\" onmouseover=alert(1) x=\\"")',
  '[x](https://a.example/"onmouseover=alert(1)")',
  "[x](https://a.example/'><script>alert(1)</script>)",
  'https://a.example/"onmouseover="alert(1)',
  'https://a.example/<script>alert(1)</script>',
  // images
  '![x](https://evil.example/pixel.gif)',
  '![x](//evil.example/pixel.gif)',
  '![x](data:image/png;base64,AAAA)',
  '![x](javascript:alert(1))',
  '![x](/attachments/../auth/sign-out)',
  '![x](/attachments/%2e%2e/auth/sign-out)',
  '![x](/attachments//evil.example/p.gif)',
  '![x](/attachmentsx/1)',
  '![x" onerror="alert(1)](/attachments/0123456789abcdef0123456789abcdef "y\\" onload=\\"alert(1)")',
  '[![x](https://evil.example/pixel.gif)](javascript:alert(1))',
  '![![x](https://evil.example/1.gif)](https://evil.example/2.gif)',
  // constructs that carry text into attributes or raw text
  '```"><script>alert(1)</script>\nx\n```',
  '```js onload=alert(1)\n</code></pre><script>alert(1)</script>\n```',
  '`</code><script>alert(1)</script>`',
  '|a|\n|:-:" onclick="alert(1)|\n|<script>|',
  '# <img src=x onerror=alert(1)>\n===',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '&#60;img src=x onerror=alert(1)&#62;',
  '999999999. x\n\n0" onclick="x. y',
  '<a href="https://a.example">[x](javascript:alert(1))</a>',
];

describe('renderMarkdown', () => {
  it.each(HOSTILE)('leaves nothing harmful of %j', (source) => {
    expectHarmless(renderMarkdown(source));
    expectHarmless(renderMarkdown(`> - ${source.replaceAll('\n', '\n>   ')}`));
  });

  it('leaves nothing harmful of any mixture', () => {
    const part = fc.oneof(
      fc.constantFrom(
        ...HOSTILE,
        '\n\n',
        '](',
        '![',
        '](/attachments/0123456789abcdef0123456789abcdef',
        '`',
        '|',
        '"',
        '<',
        '>',
      ),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), (parts) =>
        expectHarmless(renderMarkdown(parts.join(''))),
      ),
      { numRuns: 500 },
    );
  });

  it('shows the HTML that an author types as text', () => {
    expect(renderMarkdown('a <b>b</b> & c')).toBe('<p>a &lt;b&gt;b&lt;/b&gt; &amp; c</p>\n');
  });

  it('keeps the check above honest', () => {
    const bad =
      '<script></script><img src=x onerror=y><a href="javascript:x">x</a><a href="//b.example">x</a><!-- x --><svg><p>x';
    expect(objections(bad)).toHaveLength(7);
  });

  it('begins headings at the third level and ends them at the sixth', () => {
    const html = renderMarkdown('# a\n## b\n### c\n#### d\n##### e\n###### f');
    expect(html.match(/<h\d>/g)?.join('')).toBe('<h3><h4><h5><h6><h6><h6>');
  });

  it('keeps lists, tables with their alignment, code and line breaks', () => {
    expect(renderMarkdown('a\nb')).toBe('<p>a<br />\nb</p>\n');
    expect(renderMarkdown('3. x\n   - y')).toContain('<ol start="3">');
    expect(renderMarkdown('|a|b|\n|-|-:|\n|1|2|')).toContain('<td>1</td>\n<td align="right">2</td>');
    expect(renderMarkdown('```js\n<b>\n```')).toBe('<pre><code>&lt;b&gt;\n</code></pre>\n');
    expect(renderMarkdown('~~no~~ **yes**')).toBe('<p><s>no</s> <strong>yes</strong></p>\n');
  });

  it('links addresses, the foreign ones without endorsement', () => {
    const rel = 'rel="nofollow ugc noopener"';
    expect(renderMarkdown('https://a.example/?b&c')).toBe(
      `<p><a href="https://a.example/?b&amp;c" ${rel}>https://a.example/?b&amp;c</a></p>\n`,
    );
    expect(renderMarkdown('[x](https://a.example "t") [y](/ideas/2) [z](#top)')).toBe(
      `<p><a href="https://a.example" title="t" ${rel}>x</a> <a href="/ideas/2">y</a> <a href="#top">z</a></p>\n`,
    );
    expect(renderMarkdown('see README.md')).toBe('<p>see README.md</p>\n');
  });

  it('shows attached images and turns remote ones into links', () => {
    const path = '/attachments/0123456789abcdef0123456789abcdef';
    expect(renderMarkdown(`![plan](${path})`)).toBe(
      `<p><img src="${path}" alt="plan" loading="lazy" /></p>\n`,
    );
    expect(renderMarkdown(`![plan](${path}/thumbnail)`)).toContain(`<img src="${path}/thumbnail"`);
    for (const other of [
      '/attachments/7/plan.png',
      `${path}0`,
      `${path}/..`,
      `${path}?x`,
      path.toUpperCase(),
    ])
      expect(renderMarkdown(`![plan](${other})`)).toBe(`<p><a href="${other}">plan</a></p>\n`);
    expect(renderMarkdown('![a *b*](https://a.example/p.png) ![](https://a.example/q)')).toBe(
      '<p><a href="https://a.example/p.png" rel="nofollow ugc noopener">a b</a> ' +
        '<a href="https://a.example/q" rel="nofollow ugc noopener">https://a.example/q</a></p>\n',
    );
    expect(renderMarkdown('[![a](https://a.example/p.png)](https://b.example)')).toBe(
      '<p><a href="https://b.example" rel="nofollow ugc noopener">a</a></p>\n',
    );
  });

  it('nests no deeper than a page can show', () => {
    const html = renderMarkdown('*'.repeat(10_000) + 'a' + '*'.repeat(10_000));
    expect(html.match(/<strong>/g)?.length).toBeLessThan(100);
    expectHarmless(html);
  });

  it('answers within a second whatever 20,000 characters are typed to slow it down', () => {
    const parts =
      '>¦> ¦[¦[a](¦![[]()¦![¦*¦*a_ ¦*a **a ¦a**bc* ¦_¦1. ¦- 1) ¦* ¦`a``b¦~~a¦<¦<a:¦<http://a¦&¦&#x1;¦\\¦http://¦' +
      'http://a.b/((¦https://x@¦mailto:a@¦|¦|\n¦a\n¦[a]: b\n¦[a\n¦[a]: b "c\n¦[\\\n¦```\n¦- - -\n¦a\n=\n¦> - ¦[](<¦[a](()¦[![x](//e)](//y)';
    const sources = parts.split('¦').map((part) => part.repeat(20_000 / part.length));
    sources.push(
      '['.repeat(10_000) + ']'.repeat(10_000),
      '*'.repeat(10_000) + 'a' + '*'.repeat(9_999),
      Array.from({ length: 199 }, (_, n) => '`'.repeat(n + 1)).join(' '),
      Array.from({ length: 140 }, (_, n) => `${'  '.repeat(n)}- a`).join('\n'),
      `|a|\n|-|\n${'|a\n'.repeat(6_600)}`,
      `${'|a'.repeat(4_500)}\n${'|-'.repeat(4_500)}\n${'|\n'.repeat(1_000)}`,
      `${'> '.repeat(20)}a\n${'b\n'.repeat(9_900)}`,
    );
    for (const source of sources) {
      const start = performance.now();
      const html = renderMarkdown(source);
      expect(performance.now() - start).toBeLessThan(1_000);
      expect(html.length).toBeLessThan(200_000);
    }
  });
});

describe('excerpt', () => {
  it('is the text without its marks, in one line', () => {
    const source =
      '# Night buses\n\nRun **them** `late`, see\n[the plan](https://a.example):\n\n- one\n- two\n\n|a|b|\n|-|-|\n|c|d|\n\n<b> &amp; ![p](/attachments/0123456789abcdef0123456789abcdef)';
    expect(excerpt(source)).toBe('Night buses Run them late, see the plan: one two a b c d <b> &');
  });

  it('cuts between words, without the punctuation before the cut', () => {
    expect(excerpt('One two, three four five', 12)).toBe('One two…');
    expect(excerpt('One two three', 13)).toBe('One two three');
  });

  it('cuts scripts without spaces between characters', () => {
    expect(excerpt('計'.repeat(300), 10)).toBe(`${'計'.repeat(9)}…`);
    expect(excerpt('ab👩\u200D🚒cdefg', 5)).toBe('ab…');
  });

  it('is one line of at most the given length for any source', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 400 }),
        fc.integer({ min: 1, max: 60 }),
        (source, max) => {
          const text = excerpt(source, max);
          expect(codePointLength(text)).toBeLessThanOrEqual(max);
          expect(text).not.toMatch(/[\n\r\t]|^\s|\s$|\p{Surrogate}/u);
        },
      ),
      { numRuns: 1_000 },
    );
  });
});

describe('plainBlocks', () => {
  it('keeps paragraphs, lines and lists, without the marks', () => {
    const source =
      '# Done\n\nIt is **there**:\nlook.\n\n- one\n- two\n\n1. first\n2. second\n\n```\nlet a\n```';
    expect(plainBlocks(source, 1000)).toBe(
      'Done\n\nIt is there:\nlook.\n\n• one\n• two\n1. first\n2. second\n\nlet a',
    );
  });

  it('names where a link leads, once', () => {
    expect(
      plainBlocks('See [the map](https://example.org/map) or https://example.org/all, [top](#top).', 1000),
    ).toBe('See the map (https://example.org/map) or https://example.org/all, top.');
  });

  it('ends what is too long in an ellipsis, between code points', () => {
    expect(plainBlocks('😀😀😀😀', 3)).toBe('😀😀…');
    expect(plainBlocks('😀😀😀', 3)).toBe('😀😀😀');
  });
});
