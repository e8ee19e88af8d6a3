import { describe, expect, it } from '@jest/globals';
import { renderMail } from './render-mail.js';

const content = {
  subject: 'Confirm <you>',
  paragraphs: ['Hello "Ada" & <b>Bob</b>', 'It ends soon.'],
  action: { label: 'Confirm', url: 'https://ideas.example.org/verify-email?token=a&b=c' },
  footer: 'ideas.example.org',
};

describe('renderMail', () => {
  it('takes nothing of a value as HTML', () => {
    const { html } = renderMail(content, 'en');
    expect(html).not.toContain('<b>');
    expect(html).toContain('Hello &quot;Ada&quot; &amp; &lt;b&gt;Bob&lt;/b&gt;');
    expect(html).toContain('href="https://ideas.example.org/verify-email?token=a&amp;b=c"');
  });

  it('names its language', () => {
    expect(renderMail(content, 'zh-CN').html).toContain('<html lang="zh-CN">');
  });

  it('says the same in plain text, with the address on a line of its own', () => {
    expect(renderMail(content, 'en').text.split('\n')).toEqual(
      expect.arrayContaining(['Hello "Ada" & <b>Bob</b>', content.action.url, 'It ends soon.']),
    );
  });

  it('does without an action', () => {
    const { html, text } = renderMail({ subject: 'S', paragraphs: ['Only this.'], footer: 'f' }, 'ru');
    expect(html).not.toContain('<a ');
    expect(text).toContain('Only this.');
  });

  it('quotes and lists in both forms', () => {
    const { html, text } = renderMail(
      {
        ...content,
        quote: 'Soon.\n\nIn <spring>.',
        list: [{ label: 'Racks & bells', url: 'https://ideas.example.org/?a=1&b=2' }],
        footerLinks: [{ label: 'Unsubscribe', url: 'https://ideas.example.org/u' }],
      },
      'en',
    );
    expect(html).toContain('Soon.<br>\n<br>\nIn &lt;spring&gt;.</blockquote>');
    expect(html).toContain('<a href="https://ideas.example.org/?a=1&amp;b=2">Racks &amp; bells</a>');
    expect(html).toContain('<a href="https://ideas.example.org/u">Unsubscribe</a>');
    expect(text).toContain('> Soon.\n>\n> In <spring>.\n\n');
    expect(text).toContain('• Racks & bells\n  https://ideas.example.org/?a=1&b=2\n');
    expect(text).toContain('Unsubscribe: https://ideas.example.org/u\n');
  });
});
