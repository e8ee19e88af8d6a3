import { expect, it } from 'vitest';
import { toCsv } from './csv.js';

it('quotes what RFC 4180 wants quoted, after a byte order mark', () => {
  expect(
    toCsv([
      ['date', 'a,b'],
      ['2027-01-01', 7],
      ['say "so"', null],
      ['two\r\nlines', -1],
    ]),
  ).toBe('\uFEFFdate,"a,b"\r\n2027-01-01,7\r\n"say ""so""",\r\n"two\r\nlines",-1\r\n');
});

it.each(['=1+1', '+1', '-1', '@x', '\tx', '\rx', '=HYPERLINK("https://evil.example")'])(
  'gives %j as a text',
  (text) => {
    expect(toCsv([[text]])).toMatch(/^\uFEFF"?'/);
  },
);
