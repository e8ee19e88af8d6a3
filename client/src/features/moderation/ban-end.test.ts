import { expect, it } from 'vitest';
import { banEnd } from './ban-end.js';

const NOW = new Date(2026, 4, 10, 12);

it('ends a ban after so many days, at the end of a day, or never', () => {
  expect(banEnd('DAY', '', NOW)).toEqual(new Date(2026, 4, 11, 12));
  expect(banEnd('WEEK', '', NOW)).toEqual(new Date(2026, 4, 17, 12));
  expect(banEnd('UNTIL', '2026-05-10', NOW)).toEqual(new Date(2026, 4, 10, 23, 59, 59));
  expect(banEnd('GOOD', '', NOW)).toBeNull();
});

it('knows no end without a day, or one that is over', () => {
  expect(banEnd('UNTIL', '', NOW)).toBeUndefined();
  expect(banEnd('UNTIL', '2026-05-09', NOW)).toBeUndefined();
});
