import { describe, expect, it } from '@jest/globals';
import { assert, array, integer, property, uniqueArray } from 'fast-check';
import { joinSources, type Source } from './audience-page.js';
import type { NotificationKind } from './notification-kind.js';

/** A list of members as a statement gives it: those after one, at most so many. */
function cut(kind: NotificationKind, members: readonly number[], after: number, limit: number): Source {
  const page = members.filter((id) => id > after).slice(0, limit);
  return {
    candidates: page.map((memberId) => ({ memberId, kind, ideaId: 1 })),
    end: page.length < limit ? null : (page.at(-1) ?? null),
  };
}

describe('joinSources', () => {
  it('ends a page where the first of the lists that go on ends', () => {
    const page = joinSources([cut('MENTIONED', [1, 9], 0, 2), cut('COMMENTED', [1, 2, 3], 0, 2)]);
    expect(page.upTo).toBe(2);
    expect(page.candidates.map(({ memberId, kind }) => `${memberId} ${kind}`)).toEqual([
      '1 MENTIONED',
      '1 COMMENTED',
      '2 COMMENTED',
    ]);
  });

  it('gives, page by page, everything of every list once, and all of a member on one page', () => {
    const list = uniqueArray(integer({ min: 1, max: 60 }), { maxLength: 40 }).map((ids) =>
      ids.toSorted((a, b) => a - b),
    );
    assert(
      property(array(list, { minLength: 1, maxLength: 4 }), integer({ min: 1, max: 7 }), (lists, limit) => {
        const kinds: NotificationKind[] = ['DELIVERED', 'MERGED', 'MENTIONED', 'COMMENTED'];
        const seen: string[] = [];
        let last = 0;
        for (let after: number | null = 0; after !== null;) {
          const from: number = after;
          const page = joinSources(lists.map((ids, i) => cut(kinds[i] ?? 'COMMENTED', ids, from, limit)));
          for (const { memberId, kind } of page.candidates) {
            expect(memberId).toBeGreaterThan(last);
            seen.push(`${memberId} ${kind}`);
          }
          last = page.upTo ?? last;
          after = page.upTo;
        }
        const all = lists.flatMap((ids, i) => ids.map((id) => `${id} ${kinds[i] ?? 'COMMENTED'}`));
        expect(seen.toSorted()).toEqual(all.toSorted());
      }),
    );
  });
});
