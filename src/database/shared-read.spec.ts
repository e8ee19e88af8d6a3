import { describe, expect, it } from '@jest/globals';
import { SharedRead } from './shared-read.js';

describe('a shared read', () => {
  it('has one under way for each question, and who asks meanwhile shares one that begins afterwards', async () => {
    const shared = new SharedRead<number>();
    const ends: ((answer: number) => void)[] = [];
    const read = () => new Promise<number>((resolve) => ends.push(resolve));
    const first = shared.ask('a', read);
    const [second, third] = [shared.ask('a', read), shared.ask('a', read)];
    const other = shared.ask('b', read);
    expect(ends).toHaveLength(2);
    ends[1]?.(20);
    expect(await other).toBe(20);
    ends[0]?.(1);
    expect(await first).toBe(1);
    await Promise.resolve();
    expect(ends).toHaveLength(3);
    const fourth = shared.ask('a', read);
    ends[2]?.(2);
    expect(await Promise.all([second, third])).toEqual([2, 2]);
    await Promise.resolve();
    ends[3]?.(3);
    expect(await fourth).toBe(3);
  });

  it('goes on after one that failed', async () => {
    const shared = new SharedRead<number>();
    const failing = shared.ask('a', () => Promise.reject(new Error('down')));
    const next = shared.ask('a', () => Promise.resolve(1));
    await expect(failing).rejects.toThrow('down');
    expect(await next).toBe(1);
    expect(await shared.ask('a', () => Promise.resolve(2))).toBe(2);
  });
});
