import { describe, expect, it } from 'vitest';
import { addQuarters, columnOf, daysBetween, daysOf, quarterOf, roadmapColumns, today } from './quarters.js';

describe('a quarter', () => {
  it.each([
    ['2026-01-01', 2026, 1],
    ['2026-03-31', 2026, 1],
    ['2026-04-01', 2026, 2],
    ['2026-12-31', 2026, 4],
  ])('has %s in the right one', (day, year, quarter) => {
    expect(quarterOf(day)).toEqual({ year, quarter });
  });

  it('is counted on over the end of a year, and back', () => {
    expect(addQuarters({ year: 2026, quarter: 3 }, 2)).toEqual({ year: 2027, quarter: 1 });
    expect(addQuarters({ year: 2026, quarter: 1 }, -1)).toEqual({ year: 2025, quarter: 4 });
    expect(addQuarters({ year: 2026, quarter: 2 }, 0)).toEqual({ year: 2026, quarter: 2 });
  });

  it('knows its first and last day', () => {
    expect([1, 2, 3, 4].map((quarter) => daysOf({ year: 2028, quarter }))).toEqual([
      { first: '2028-01-01', last: '2028-03-31' },
      { first: '2028-04-01', last: '2028-06-30' },
      { first: '2028-07-01', last: '2028-09-30' },
      { first: '2028-10-01', last: '2028-12-31' },
    ]);
  });
});

describe('the columns of the roadmap', () => {
  const NOW = '2026-11-15';

  it('begin with what is overdue and end with what has no date', () => {
    expect(roadmapColumns(NOW)).toEqual([
      { kind: 'overdue' },
      { kind: 'quarter', quarter: { year: 2026, quarter: 4 }, ahead: 0 },
      { kind: 'quarter', quarter: { year: 2027, quarter: 1 }, ahead: 1 },
      { kind: 'quarter', quarter: { year: 2027, quarter: 2 }, ahead: 2 },
      { kind: 'later' },
      { kind: 'undated' },
    ]);
  });

  it.each([
    ['2025-11-20', 0],
    ['2026-11-14', 0],
    ['2026-11-15', 1],
    ['2026-12-31', 1],
    ['2027-01-01', 2],
    ['2027-06-30', 3],
    ['2027-07-01', 4],
    ['2031-01-01', 4],
    [null, 5],
  ])('take a target of %s into column %i', (target, column) => {
    expect(columnOf(target, NOW)).toBe(column);
  });
});

it('takes the day from the reader’s clock', () => {
  expect(today(new Date(2026, 0, 5, 23, 59))).toBe('2026-01-05');
});

it('counts whole days', () => {
  expect(daysBetween('2026-01-01T12:00:00.000Z', '2026-01-03T11:59:00.000Z')).toBe(1);
  expect(daysBetween('2026-01-03T00:00:00.000Z', '2026-01-01T00:00:00.000Z')).toBe(0);
});
