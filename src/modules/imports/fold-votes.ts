import type { VoteLog } from './vote-log.js';

/** What one voter's rows on one idea come to. */
export interface FoldedVote {
  idea: number;
  voter: number;
  /** 0 where a pass stands last: there is no vote, and one that an earlier import wrote goes. */
  direction: number;
  /** Since when the direction stands, in milliseconds; never after now. */
  castAt: number;
  /** The file names a time that is yet to come; `castAt` is now instead. */
  isFuture: boolean;
  /** When there last was a vote where there had been none, which makes an idea active; null if never. Switching does not. */
  startedAt: number | null;
  /** How many rows this took. */
  rows: number;
}

/** Rows that stand as no vote of their own, by why. */
export interface FoldTally {
  passes: number;
  repeats: number;
  /** Switched or withdrawn later. */
  replaced: number;
}

/**
 * Each (idea, voter) pair's rows, told one after another by the rules of live voting: the same direction again keeps the first time, the
 * other one switches at its time, a pass withdraws. By idea, then voter. Counts into `tally` as it goes.
 * @param now milliseconds; a later time counts as this
 */
export function* foldVotes(log: VoteLog, now: number, tally: FoldTally): Generator<FoldedVote> {
  const rows = log.sorted();
  for (let at = 0; at < rows.length;) {
    const first = rows[at] ?? 0;
    const idea = log.ideaOf(first);
    const voter = log.voterOf(first);
    const pair: FoldedVote = {
      idea,
      voter,
      direction: 0,
      castAt: 0,
      isFuture: false,
      startedAt: null,
      rows: 0,
    };
    for (
      let row = first;
      at < rows.length && log.ideaOf(row) === idea && log.voterOf(row) === voter;
      row = rows[++at] ?? 0
    ) {
      tell(pair, log.directionOf(row), log.timeOf(row), now, tally);
    }
    yield pair;
  }
}

function tell(pair: FoldedVote, direction: number, time: number, now: number, tally: FoldTally): void {
  pair.rows++;
  if (direction === 0) tally.passes++;
  if (direction === pair.direction) {
    if (direction !== 0) tally.repeats++;
    return;
  }
  const castAt = Math.min(time, now);
  if (pair.direction === 0) pair.startedAt = castAt;
  else tally.replaced++;
  pair.direction = direction;
  pair.castAt = castAt;
  pair.isFuture = time > now;
}
