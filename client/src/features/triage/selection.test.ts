import { describe, expect, it } from 'vitest';
import { all, extended, MOST_AT_ONCE, NOTHING, toggled, without } from './selection.js';

const ORDER = ['a', 'b', 'c', 'd', 'e'];
const ids = (selection: { ids: ReadonlySet<string> }) => [...selection.ids];

describe('selecting ideas', () => {
  it('takes one and gives it back', () => {
    expect(ids(toggled(NOTHING, 'b'))).toEqual(['b']);
    expect(ids(toggled(toggled(NOTHING, 'b'), 'b'))).toEqual([]);
  });

  it('takes all from the last one chosen to here, in either direction, beside what was chosen', () => {
    const some = toggled(toggled(NOTHING, 'a'), 'c');
    expect(ids(extended(some, ORDER, 'e'))).toEqual(['a', 'c', 'd', 'e']);
    expect(ids(extended(toggled(NOTHING, 'd'), ORDER, 'b')).toSorted()).toEqual(['b', 'c', 'd']);
  });

  it('goes on from the same place', () => {
    const further = extended(extended(toggled(NOTHING, 'b'), ORDER, 'c'), ORDER, 'd');
    expect(ids(further)).toEqual(['b', 'c', 'd']);
    expect(further.anchor).toBe('b');
  });

  it('takes the one alone where there is nothing to begin at', () => {
    expect(ids(extended(NOTHING, ORDER, 'c'))).toEqual(['c']);
    expect(ids(extended({ ids: new Set(), anchor: 'gone' }, ORDER, 'c'))).toEqual(['c']);
  });

  it('never takes more than can be changed at once', () => {
    const many = Array.from({ length: MOST_AT_ONCE + 20 }, (_, index) => `i${index}`);
    expect(all(many).ids.size).toBe(MOST_AT_ONCE);
    expect(toggled(all(many), 'one-more').ids.size).toBe(MOST_AT_ONCE);
  });

  it('lets go of what is dealt with', () => {
    expect(without(toggled(all(ORDER), 'b'), ['a', 'b'])).toEqual({
      ids: new Set(['c', 'd', 'e']),
      anchor: null,
    });
  });
});
