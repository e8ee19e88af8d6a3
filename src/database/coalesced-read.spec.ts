import { describe, expect, it } from '@jest/globals';
import { CoalescedRead, padded } from './coalesced-read.js';

describe('a coalesced read', () => {
  it('asks what comes together at once, and gives each its own answer', async () => {
    const batches: number[][] = [];
    const read = new CoalescedRead<number, string>(async (numbers) => {
      batches.push([...numbers]);
      await new Promise(setImmediate);
      return numbers.map((n) => `#${n}`);
    }, 3);
    expect(await Promise.all([1, 2, 3, 4, 5, 6, 7].map((n) => read.ask(n)))).toEqual([
      '#1',
      '#2',
      '#3',
      '#4',
      '#5',
      '#6',
      '#7',
    ]);
    expect(batches).toEqual([[1, 2, 3], [4, 5, 6], [7]]);
  });

  it('fails whoever shared a failed read, and goes on with the next', async () => {
    let isBroken = true;
    const read = new CoalescedRead<number, number>(async (numbers) => {
      if (isBroken) throw new Error('no database');
      return [...numbers];
    }, 10);
    const failed = await Promise.allSettled([read.ask(1), read.ask(2)]);
    expect(failed.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    isBroken = false;
    expect(await read.ask(3)).toBe(3);
  });

  it('pads to few lengths', () => {
    expect(padded([1], 0)).toHaveLength(20);
    expect(
      padded(
        Array.from({ length: 20 }, () => 1),
        0,
      ),
    ).toHaveLength(20);
    expect(
      padded(
        Array.from({ length: 21 }, () => 1),
        0,
      ),
    ).toHaveLength(100);
    expect(
      padded(
        Array.from({ length: 101 }, () => 1),
        0,
      ),
    ).toHaveLength(200);
  });
});
