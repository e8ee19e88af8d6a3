import { expect, it } from '@jest/globals';
import { OneAtATime } from './one-at-a-time.js';

it('does one thing after the other, each once for all who ask meanwhile, whatever fails', async () => {
  const queue = new OneAtATime<string>();
  const log: string[] = [];
  const work =
    (name: string, fails = false) =>
    async (): Promise<string> => {
      log.push(`${name} begins`);
      await Promise.resolve();
      log.push(`${name} ends`);
      if (fails) throw new Error(name);
      return name;
    };
  const [a, again, b] = [
    queue.run('a', work('a', true)),
    queue.run('a', work('again')),
    queue.run('b', work('b')),
  ];
  expect([queue.size, queue.has('a'), queue.has('c')]).toEqual([2, true, false]);
  expect(await Promise.allSettled([a, again])).toMatchObject([
    { reason: new Error('a') },
    { reason: new Error('a') },
  ]);
  expect(await b).toBe('b');
  expect(log).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
  expect(await queue.run('a', work('later'))).toBe('later');
  expect(queue.size).toBe(0);
});
