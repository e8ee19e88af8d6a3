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
});
