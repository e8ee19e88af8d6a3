import { describe, expect, it } from '@jest/globals';
import { MergeForest } from './merge-forest.js';

/** 1 ← 2 ← 3, 1 ← 4, and 5 alone. */
const forest = new MergeForest(
  new Map([
    [1, null],
    [2, 1],
    [3, 2],
    [4, 1],
    [5, null],
  ]),
);

describe('what is merged into what', () => {
  it('is followed up to the end and down to the last', () => {
    expect(forest.above(3)).toEqual([2, 1]);
    expect(forest.above(1)).toEqual([]);
    expect([3, 4, 5].map((id) => forest.rootOf(id))).toEqual([1, 1, 5]);
    expect(forest.tree(1).toSorted()).toEqual([1, 2, 3, 4]);
    expect(forest.tree(2)).toEqual([2, 3]);
    expect(forest.tree(5)).toEqual([5]);
  });

  it('changes with an idea’s target, together with what is merged into that idea', () => {
    const moved = forest.with(new Map([[2, 5]]));
    expect(moved.rootOf(3)).toBe(5);
    expect(moved.tree(1)).toEqual([1, 4]);
    expect(forest.rootOf(3)).toBe(1);
  });
});
