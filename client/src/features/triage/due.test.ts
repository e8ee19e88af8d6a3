import { describe, expect, it } from 'vitest';
import { dueOf } from './due.js';

const NOW = Date.parse('2026-06-15T12:00:00.000Z');
const due = (dueAt: string | null, answeredAfter: number | null = null) =>
  dueOf({ dueAt, answeredAfter }, NOW);

describe('how an idea stands to the promise', () => {
  it.each([
    ['2026-06-12T12:00:00.000Z', { kind: 'OVERDUE', days: 3 }],
    ['2026-06-14T12:00:01.000Z', { kind: 'TODAY', isOverdue: true }],
    ['2026-06-15T23:00:00.000Z', { kind: 'TODAY', isOverdue: false }],
    ['2026-06-18T12:00:00.000Z', { kind: 'AHEAD', days: 3, isSoon: true }],
    ['2026-07-15T12:00:00.000Z', { kind: 'AHEAD', days: 30, isSoon: false }],
  ])('due %s', (dueAt, expected) => {
    expect(due(dueAt)).toEqual(expected);
  });

  it('says nothing more once it is answered, or where nothing was promised', () => {
    expect(due('2026-06-01T12:00:00.000Z', 60)).toEqual({ kind: 'ANSWERED' });
    expect(due(null)).toEqual({ kind: 'NONE' });
  });
});
