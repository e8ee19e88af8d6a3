import { describe, expect, it } from '@jest/globals';
import { pageRequest, toConnection } from './page.js';

const keyset = { scope: 'numbers', types: ['number'] as const };
const there = new Set([1, 2, 5]);

describe('a page some of whose rows have gone since they were read', () => {
  const pageOf = (rows: readonly number[], after?: string | null) =>
    toConnection(
      rows,
      pageRequest({ first: 2, after }, keyset),
      keyset,
      (row) => [row],
      (row) => (there.has(row) ? row : null),
    );

  it('leaves them out and goes on behind them', () => {
    const page = pageOf([2, 3, 4]);
    expect([page.nodes, page.pageInfo.hasNextPage]).toEqual([[2], true]);
    expect(pageRequest({ after: page.pageInfo.endCursor }, keyset).from).toEqual([3]);
    const empty = pageOf([3, 4, 5], page.pageInfo.endCursor);
    expect([empty.nodes, empty.pageInfo.hasNextPage]).toEqual([[], true]);
    expect(pageRequest({ after: empty.pageInfo.endCursor }, keyset).from).toEqual([4]);
  });

  it('ends where nothing more was read', () => {
    expect(pageOf([3, 4]).pageInfo.hasNextPage).toBe(false);
    expect(pageOf([]).pageInfo).toMatchObject({ hasNextPage: false, startCursor: null, endCursor: null });
  });
});
