import { describe, expect, it } from '@jest/globals';
import { Markup, markup, NO_MARKUP } from './markup.js';

describe('markup', () => {
  it('escapes text, in elements as in attributes', () => {
    const evil = `"><script>alert('1')</script>&`;
    const escaped = '&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;';
    expect(markup`<a title="${evil}">${evil}</a>`.text).toBe(`<a title="${escaped}">${escaped}</a>`);
  });

  it('inserts markup and lists of it as they are', () => {
    const rows = ['a<', 'b'].map((text) => markup`<li>${text}</li>`);
    const list = markup`<ul>${rows}</ul>${new Markup('<hr>')}${NO_MARKUP}${3}`;
    expect(list.text).toBe('<ul><li>a&lt;</li><li>b</li></ul><hr>3');
  });
});
