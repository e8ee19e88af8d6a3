import { describe, expect, it, vi } from 'vitest';
import { changesBetween, SeenIdeas } from './changes.js';
import { sortByIdea } from './row-problems.js';
import type { TriageRow } from './triage-fields.js';

const status = (key: string, name: string) => ({ key, name, stage: 'REVIEW' }) as TriageRow['status'];
const ROW = {
  id: 'i1',
  triageVersion: 1,
  version: 1,
  answeredAfter: null,
  tags: ['night'],
  board: { id: 'b1', slug: 'parks', name: 'Parks' },
  status: status('new', 'New'),
  team: null,
  assignee: null,
  adoption: null,
  mergedInto: null,
} as unknown as TriageRow;

const changed = (change: Partial<TriageRow>): TriageRow => ({
  ...ROW,
  triageVersion: ROW.triageVersion + 1,
  ...change,
});

describe('what others did to an idea', () => {
  it.each<[string, Partial<TriageRow>, unknown]>([
    ['a step', { status: status('under-review', 'Under review') }, { kind: 'STATUS', name: 'Under review' }],
    ['an answer', { answeredAfter: 60 }, { kind: 'ANSWERED' }],
    [
      'a step by adoption',
      { adoption: { id: 'a1', title: 'Benches' }, status: status('adopted', 'Adopted') },
      { kind: 'ADOPTED', title: 'Benches' },
    ],
    ['a team', { team: { id: 't1', slug: 'makers', name: 'Makers' } }, { kind: 'TEAM', name: 'Makers' }],
    ['tags', { tags: [] }, { kind: 'TAGS', tags: [] }],
    [
      'another board',
      { board: { id: 'b2', slug: 'roads', name: 'Roads' } },
      { kind: 'BOARD', name: 'Roads' },
    ],
    [
      'a merge',
      { mergedInto: { id: 'i2', number: 2, slug: 'x', title: 'Benches' } },
      { kind: 'MERGED', id: 'i2', number: 2, slug: 'x', title: 'Benches' },
    ],
    ['its text', { triageVersion: 1, version: 2 }, { kind: 'TEXT' }],
    ['something that does not show, such as the correction of an answer', {}, { kind: 'OTHER' }],
  ])('is told: %s', (_name, change, told) => {
    expect(changesBetween(ROW, changed(change))).toEqual([told]);
  });

  it('is nothing while the versions are the same, whatever else may be newer', () => {
    expect(changesBetween(ROW, { ...ROW, points: 1000, internalNoteCount: 3 })).toEqual([]);
  });
});

describe('what one has seen', () => {
  it('is not told again, nor what one did oneself', () => {
    const seen = new SeenIdeas();
    const listener = vi.fn();
    seen.subscribe(listener);
    expect(seen.changesOf(ROW)).toEqual([]);
    seen.meet(ROW);
    const moved = changed({ status: status('under-review', 'Under review') });
    expect(seen.changesOf(moved)).toHaveLength(1);
    seen.begin(['i1']);
    expect(seen.changesOf(moved)).toEqual([]);
    seen.end(['i1'], [moved]);
    expect(seen.changesOf(moved)).toEqual([]);
    expect(listener).toHaveBeenCalledTimes(1);
  });

  it('still tells what others did while one’s own deed was refused', () => {
    const seen = new SeenIdeas();
    seen.meet(ROW);
    seen.begin(['i1']);
    seen.begin(['i1']);
    seen.end(['i1'], []);
    expect(seen.changesOf(changed({}))).toEqual([]);
    seen.end(['i1'], []);
    expect(seen.changesOf(changed({}))).toHaveLength(1);
  });
});

describe('refusals of many', () => {
  it('are about the idea whose place they name, and otherwise about the request', () => {
    const stale = { code: 'STALE' as const, field: ['expected', '1', 'triageVersion'], message: 'Changed' };
    const wordless = { code: 'RESPONSE_REQUIRED' as const, field: ['response'], message: 'Say why' };
    const elsewhere = { code: 'NOT_FOUND' as const, field: ['ideaIds', '9'], message: 'Gone' };
    const { byIdea, rest } = sortByIdea([stale, wordless, elsewhere], ['i1', 'i2']);
    expect([...byIdea]).toEqual([['i2', 'Changed']]);
    expect(rest).toEqual([wordless, elsewhere]);
  });
});
