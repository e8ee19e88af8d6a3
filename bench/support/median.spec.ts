import { describe, expect, it } from '@jest/globals';
import { median, ratios } from './median.js';

describe('ratios of rounds', () => {
  it('compares within each round, so that a slow round of both changes nothing', () => {
    expect(ratios([10, 1, 8], [5, 0.5, 2])).toEqual({ median: 2, lowest: 2, highest: 4 });
  });

  it('takes the mean of the two middle ones of an even number', () => {
    expect(median([4, 1, 3, 2])).toBe(2.5);
    expect(() => median([])).toThrow(RangeError);
  });
});
