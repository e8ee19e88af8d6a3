import type { ImportRun } from './import-run.js';
import { VoteLog } from './vote-log.js';
import type { Voters } from './voters.js';

/** How many rows come between two words of progress. */
const PROGRESS_EVERY = 1_000;

/** All of a source's votes on ideas that this run has; the others are counted where they belong. */
export async function readVotes(run: ImportRun, voters: Voters): Promise<VoteLog> {
  const { summary, source, numbers } = run;
  const log = new VoteLog();
  for await (const row of source.votes()) {
    summary.votes.read++;
    if (row.kind === 'broken') summary.problem(row);
    else if (row.kind === 'left-out') summary.votes.skip(row.reason);
    else {
      const { ideaExternalId, voterExternalId, direction, castAt } = row.value;
      const idea = numbers.get(ideaExternalId);
      if (idea === undefined) summary.problem({ ...row, reason: `there is no idea "${ideaExternalId}"` });
      else if (typeof idea === 'string') summary.votes.skip('on ideas that were left out');
      else
        log.add(
          idea,
          voters.numberOf(voterExternalId, direction === 0 ? Infinity : Math.min(castAt, run.now)),
          direction,
          castAt,
        );
    }
    if (summary.votes.read % PROGRESS_EVERY === 0) run.onProgress?.('votes read', summary.votes.read, null);
  }
  return log;
}
