import { describe, expect, it } from 'vitest';
import { timelineEntries } from './timeline-entries.js';

const STAGES: Record<string, string> = {
  new: 'SUBMITTED',
  'under-review': 'REVIEW',
  adopted: 'ADOPTED',
  'in-development': 'BUILDING',
  implemented: 'DELIVERED',
  'not-planned': 'CLOSED',
};

const status = (key: string) => ({ key, stage: STAGES[key] ?? '' });
const at = (day: number) => `2026-05-${String(day).padStart(2, '0')}T12:00:00.000Z`;

const step = (
  day: number,
  from: string | null,
  to: string,
  more: { isUndone?: boolean; said?: string } = {},
) => ({
  id: `c${day}`,
  createdAt: at(day),
  isUndone: more.isUndone ?? false,
  responseHtml: more.said ?? null,
  from: from === null ? null : status(from),
  to: status(to),
});
const post = (day: number) => ({ id: `p${day}`, createdAt: at(day) });

/** `history` oldest first, as one would tell it. */
const told = (history: Array<ReturnType<typeof step>>, posts: Array<ReturnType<typeof post>> = []) =>
  timelineEntries(history.toReversed(), posts.toReversed()).map((entry) =>
    entry.kind === 'change' ? entry.change.id : entry.post.id,
  );

describe('what became of an idea', () => {
  it('leaves out where it began, which the submission says', () => {
    expect(told([step(1, null, 'new'), step(2, 'new', 'under-review')])).toEqual(['c2']);
  });

  it('has the progress between the steps, by time', () => {
    const history = [
      step(1, null, 'new'),
      step(3, 'new', 'adopted'),
      step(6, 'adopted', 'in-development'),
      step(9, 'in-development', 'implemented'),
    ];
    expect(told(history, [post(4), post(7), post(8), post(12)])).toEqual([
      'c3',
      'p4',
      'c6',
      'p7',
      'p8',
      'c9',
      'p12',
    ]);
  });

  it('begins with the progress where the idea joined, though the work began before', () => {
    const history = [step(1, null, 'new'), step(5, 'new', 'in-development')];
    expect(told(history, [post(2), post(4), post(6)])).toEqual(['c5', 'p6']);
  });

  it('counts from the last time that it joined', () => {
    const history = [
      step(1, 'new', 'adopted'),
      step(3, 'adopted', 'under-review'),
      step(5, 'under-review', 'adopted'),
    ];
    expect(told(history, [post(2), post(6)])).toEqual(['c1', 'c3', 'c5', 'p6']);
  });

  it('shows a step that was taken back, and not the row that took it back', () => {
    const history = [
      step(1, null, 'new'),
      step(2, 'new', 'not-planned', { isUndone: true, said: '<p>No.</p>' }),
      step(3, 'not-planned', 'new'),
      step(4, 'new', 'under-review'),
    ];
    expect(told(history)).toEqual(['c2', 'c4']);
  });

  it('keeps a later step back that somebody explained', () => {
    const history = [
      step(2, 'new', 'not-planned', { isUndone: true }),
      step(3, 'not-planned', 'new'),
      step(4, 'new', 'not-planned'),
      step(5, 'not-planned', 'new', { said: '<p>We think again.</p>' }),
    ];
    expect(told(history)).toEqual(['c2', 'c4', 'c5']);
  });

  it('keeps rows of the same moment in the order of the history', () => {
    const first = step(2, 'new', 'under-review');
    const second = { ...step(2, 'under-review', 'adopted'), id: 'c2b' };
    expect(told([first, second])).toEqual(['c2', 'c2b']);
  });
});
