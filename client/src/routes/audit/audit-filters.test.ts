import { expect, it } from 'vitest';
import { NO_FILTERS, readFilters, toAuditFilter, writeFilters } from './audit-filters.js';

it('reads from an address what it wrote there', () => {
  const filters = { action: 'member.banned', person: 'ada', from: '2026-01-01', to: '2026-01-31' };
  expect(readFilters(writeFilters(filters))).toEqual(filters);
  expect(writeFilters(NO_FILTERS).toString()).toBe('');
});

it('takes no day that there is not, and a handle with or without its @', () => {
  expect(readFilters(new URLSearchParams('from=2026-13-45&to=yesterday&person=@ada'))).toEqual({
    ...NO_FILTERS,
    person: 'ada',
  });
});

it('means both days as a whole', () => {
  const { from, to } = toAuditFilter({ ...NO_FILTERS, from: '2026-01-31', to: '2026-01-31' }, null);
  expect(from).toBe(new Date(2026, 0, 31).toISOString());
  expect(to).toBe(new Date(2026, 1, 1).toISOString());
});
