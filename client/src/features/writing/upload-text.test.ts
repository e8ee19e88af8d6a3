import { describe, expect, it } from 'vitest';
import {
  asBlock,
  hasPlaceholder,
  imageOf,
  placeholderOf,
  settlePlaceholders,
  withoutImage,
} from './upload-text.js';

const A = placeholderOf('aa-1', 'a.png');
const B = placeholderOf('bb-2', 'b[1]\n.png');

describe('placeholders of pictures', () => {
  it('stand in a line of their own, wherever they are put', () => {
    expect(asBlock('', 0, 0, A)).toBe(`${A}\n`);
    expect(asBlock('one two', 3, 4, A)).toBe(`\n${A}\n`);
    expect(asBlock('one\n\ntwo', 4, 4, A)).toBe(A);
  });

  it('hold no name that would end them', () => {
    expect(B).toBe('![b1.png](uploading:bb-2)');
    expect(imageOf('/attachments/k', ']x](javascript:1)')).toBe('![x(javascript:1)](/attachments/k)');
  });

  it('give way to the picture, vanish with their line, or stay', () => {
    const text = `one\n${A}\n${B}\ntwo`;
    const links: Record<string, string | null> = { 'aa-1': '![a](/attachments/k)', 'bb-2': null };
    expect(settlePlaceholders(text, (key) => links[key] ?? null).text).toBe(
      `one\n![a](/attachments/k)\n${B}\ntwo`,
    );
    expect(settlePlaceholders(text, () => '').text).toBe('one\ntwo');
    expect(settlePlaceholders(text, () => null).text).toBe(text);
    expect(hasPlaceholder(text)).toBe(true);
    expect(hasPlaceholder('![a](https://example.test/uploading:aa)')).toBe(false);
  });

  it('leave the caret where it was among the words', () => {
    const text = `one\n${A}\ntwo`;
    const { text: settled, moved } = settlePlaceholders(text, () => '![a](/attachments/k)');
    for (const word of ['one', 'two']) expect(moved(text.indexOf(word))).toBe(settled.indexOf(word));
    expect(moved(text.indexOf('uploading'))).toBe(settled.indexOf('\ntwo'));
    expect(moved(text.length)).toBe(settled.length);
  });

  it('takes a picture out by its address alone', () => {
    expect(withoutImage('a ![x](/attachments/k.1) b\n![y](/attachments/k.2)\nc', '/attachments/k.2')).toBe(
      'a ![x](/attachments/k.1) b\nc',
    );
    expect(withoutImage('![x](/attachments/kx1)', '/attachments/k.1')).toBe('![x](/attachments/kx1)');
  });
});
