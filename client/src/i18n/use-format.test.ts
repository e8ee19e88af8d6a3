import { describe, expect, it } from 'vitest';
import { createFormat } from './use-format.js';

const NOW = Date.parse('2026-06-15T12:00:00.000Z');
const plain = (text: string) => text.replace(/\s/g, ' ');

describe('numbers', () => {
  it('follow the language', () => {
    expect(createFormat('en').number(1234567)).toBe('1,234,567');
    expect(plain(createFormat('ru').number(1234567))).toBe('1 234 567');
    expect(createFormat('zh').number(1234567)).toBe('1,234,567');
  });

  it('are exact as points until they would no longer fit', () => {
    const { points } = createFormat('en');
    expect([points(-120), points(99_999), points(100_000), points(-1_234_567)]).toEqual([
      '-120',
      '99,999',
      '100K',
      '-1.2M',
    ]);
  });
});

describe('the age', () => {
  const { age } = createFormat('en');

  it.each([
    ['2026-06-15T12:00:30.000Z', 'now'],
    ['2026-06-15T11:59:30.000Z', 'now'],
    ['2026-06-15T11:15:00.000Z', '45 min. ago'],
    ['2026-06-15T07:00:00.000Z', '5 hr. ago'],
    ['2026-06-14T11:00:00.000Z', 'yesterday'],
    ['2026-05-17T12:00:00.000Z', '29 days ago'],
    ['2026-05-16T12:00:00.000Z', 'May 2026'],
  ])('of %s is “%s”', (time, said) => {
    expect(age(time, NOW)).toBe(said);
  });

  it('follows the language', () => {
    expect(createFormat('ru').age('2026-06-13T11:00:00.000Z', NOW)).toMatch(/позавчера|2 дн\. назад/);
    expect(createFormat('zh').age('2026-06-10T11:00:00.000Z', NOW)).toBe('5天前');
  });

  it('is briefer where room is scarce', () => {
    const times = ['2026-06-15T11:59:30.000Z', '2026-06-15T07:00:00.000Z', '2026-04-15T12:00:00.000Z'];
    expect(times.map((time) => createFormat('en').briefAge(time, NOW))).toEqual(['0m', '5h', '61d']);
    expect(times.map((time) => plain(createFormat('ru').briefAge(time, NOW)))).toEqual([
      '0 мин',
      '5 ч',
      '61 д.',
    ]);
  });
});

describe('calendar days', () => {
  it('are the same wherever the reader is', () => {
    expect(createFormat('en').date('2027-03-31')).toBe('March 31, 2027');
    expect(plain(createFormat('ru').date('2027-03-31'))).toBe('31 марта 2027 г.');
    expect(createFormat('zh').date('2027-03-31')).toBe('2027年3月31日');
  });

  it('make a range of months', () => {
    expect(plain(createFormat('en').months('2027-01-01', '2027-03-31'))).toBe('Jan – Mar 2027');
  });
});

it('shares are never said to be whole before they are', () => {
  const { percent } = createFormat('en');
  expect([percent(1), percent(0.999), percent(0.29), percent(0)]).toEqual(['100%', '99%', '29%', '0%']);
});
