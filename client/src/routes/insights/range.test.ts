import { expect, it } from 'vitest';
import { buckets, bucketUnit, parseView, rangeFault, viewPath } from './range.js';

const NOW = Date.parse('2027-03-31T23:59:59.999Z');
const view = (query: string) => parseView(new URLSearchParams(query), NOW);

it('reads the address and writes it back', () => {
  expect(view('')).toEqual({ from: '2027-01-01', to: '2027-03-31', preset: 90, board: null });
  for (const query of ['', 'days=30', 'days=365&board=parks', 'from=2027-01-01&to=2027-01-31']) {
    expect(viewPath(view(query))).toBe(query === '' ? '/insights' : `/insights?${query}`);
  }
});

it('takes no day that is none', () => {
  expect(view('from=2027-02-30&to=2027-03-01').preset).toBe(90);
  expect(view('days=31').preset).toBe(90);
});

it('knows what the server would refuse', () => {
  expect(rangeFault('2027-01-02', '2027-01-01')).toBe('order');
  expect(rangeFault('2020-01-02', '2025-01-02')).toBe('length');
  expect(rangeFault('2020-01-02', '2025-01-01')).toBeNull();
});

const days = (from: string, count: number) =>
  Array.from({ length: count }, (_, place) => ({
    date: new Date(Date.parse(from) + place * 86_400_000).toISOString().slice(0, 10),
    count: 1,
  }));

it('puts days together by weeks from Monday and by months, losing none', () => {
  const weeks = buckets(days('2027-01-01', 120), 'week');
  expect(weeks[0]).toEqual({ from: '2027-01-01', to: '2027-01-03', count: 3 });
  expect(weeks[1]).toEqual({ from: '2027-01-04', to: '2027-01-10', count: 7 });
  const months = buckets(days('2027-01-15', 60), 'month');
  expect(months).toEqual([
    { from: '2027-01-15', to: '2027-01-31', count: 17 },
    { from: '2027-02-01', to: '2027-02-28', count: 28 },
    { from: '2027-03-01', to: '2027-03-15', count: 15 },
  ]);
  expect([30, 92, 93, 365, 1826].map(bucketUnit)).toEqual(['day', 'day', 'week', 'week', 'month']);
});
