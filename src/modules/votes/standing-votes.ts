import { padded } from '../../database/coalesced-read.js';
import type { Sql } from '../../database/sql.js';
import * as sql from './vote-batch.sql.js';
import type { CastVote } from './vote-decision.js';
import type { VoteOrder } from './vote-order.js';

/** What a member's votes on an idea and on all that is merged into it come to. */
export interface Standing {
  /** The latest of them, if it has a direction. */
  effective: CastVote | undefined;
  /** Whether one on a merged idea would count again without a later word on the idea itself. */
  isInherited: boolean;
  /** Whether the latest of them is the member's own, be it a withdrawal; false without any. */
  isOwnWord: boolean;
}

export interface StandingVotes {
  /** The moment of the cast: by the database's clock, and after every vote that it may follow. */
  at: Date;
  of(order: VoteOrder): Standing;
}

interface Word {
  id: number;
  direction: 1 | 0 | -1;
  castAt: Date;
  isCastFor: boolean;
}

const NONE: Standing = { effective: undefined, isInherited: false, isOwnWord: false };

const keyOf = (ideaId: number, memberId: number): string => `${ideaId}/${memberId}`;

/** Reads the members' votes under the ideas' locks; of ideas that others are merged into, in one more statement, those too. */
export async function readStandingVotes(
  tx: Sql,
  orders: readonly VoteOrder[],
  mergedCountOf: (ideaId: number) => number,
): Promise<StandingVotes> {
  const rows = await tx.query<sql.VoteRow>(sql.READ_VOTES, pairs(orders));
  const standings = new Map<string, { word: Word; isInherited: boolean }>();
  for (const { id, idea_id, member_id, direction, cast_at, cast_by_id } of rows) {
    if (id === null || idea_id === null || member_id === null || direction === null || cast_at === null)
      continue;
    const word = { id, direction, castAt: cast_at, isCastFor: cast_by_id !== null };
    standings.set(keyOf(idea_id, member_id), { word, isInherited: false });
  }
  const [first] = rows;
  if (!first) throw new Error('the clock was not read');
  let at = first.at;
  const onTargets = orders.filter(({ ideaId }) => mergedCountOf(ideaId) > 0);
  if (onTargets.length > 0) {
    for (const row of await tx.query<sql.MergedVoteRow>(sql.READ_MERGED_VOTES, pairs(onTargets))) {
      const key = keyOf(row.root_id, row.member_id);
      const before = standings.get(key);
      const word = {
        id: row.id,
        direction: row.direction,
        castAt: row.cast_at,
        isCastFor: row.cast_by_id !== null,
      };
      standings.set(key, {
        word: before && isLater(before.word, word) ? before.word : word,
        isInherited: before?.isInherited === true || row.direction !== 0,
      });
      if (row.cast_at >= at) at = new Date(row.cast_at.getTime() + 1);
    }
  }
  return {
    at,
    of: ({ ideaId, memberId }) => {
      const standing = standings.get(keyOf(ideaId, memberId));
      if (!standing) return NONE;
      const { direction, castAt, isCastFor } = standing.word;
      return {
        effective: direction === 0 ? undefined : { direction, castAt, isCastFor },
        isInherited: standing.isInherited,
        isOwnWord: !isCastFor,
      };
    },
  };
}

const isLater = (a: Word, b: Word): boolean =>
  a.castAt.getTime() === b.castAt.getTime() ? a.id > b.id : a.castAt > b.castAt;

const pairs = (orders: readonly VoteOrder[]): (number | null)[][] => [
  padded<number | null>(
    orders.map((order) => order.ideaId),
    null,
  ),
  padded<number | null>(
    orders.map((order) => order.memberId),
    null,
  ),
];
