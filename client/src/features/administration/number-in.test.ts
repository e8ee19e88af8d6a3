import { expect, it } from 'vitest';
import { decimalIn, wholeNumberIn } from './number-in.js';

it('takes no text for another number than it says', () => {
  expect([' 30 ', '0', '99999999999'].map(wholeNumberIn)).toEqual([30, 0, 2_147_483_647]);
  for (const text of ['', '3 posts', 'five', '-1', '1,000', '10.5', '1e3'])
    expect([text, wholeNumberIn(text)]).toEqual([text, -1]);
});

it('reads decimals after a point or comma, not what may be thousands', () => {
  expect(['45', '1.5', '2,25'].map(decimalIn)).toEqual([45, 1.5, 2.25]);
  for (const text of ['', '3,650', '1.000', '1,000,000', 'many', '-2'])
    expect([text, decimalIn(text)]).toEqual([text, -1]);
});
