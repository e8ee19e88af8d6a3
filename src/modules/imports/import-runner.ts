import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import type { Transaction } from '../../database/sql.js';
import { StatusesService } from '../statuses/statuses.service.js';
import { foldVotes, type FoldedVote } from './fold-votes.js';
import { importIdeas } from './import-ideas.js';
import { ensureMembers } from './import-members.js';
import type { ImportOptions, ImportRun } from './import-run.js';
import type { ImportedIdea, ImportSource } from './import-source.js';
import { ImportSummary } from './import-summary.js';
import { importVotes } from './import-votes.js';
import { readVotes } from './read-votes.js';
import { Voters } from './voters.js';

const BATCH = 1_000;
/** An idea's votes share a batch, unless there are more: what derives from them is computed once for each batch. */
const LARGEST_BATCH = 5_000;

/**
 * Brings another platform's ideas and votes into a board, as if each vote had been cast here at its time. In batches, each one
 * transaction. Stopped at any moment and run again, or run again with a later export of the same data, it does what is missing and
 * nothing twice.
 */
@Injectable()
export class ImportRunner {
  constructor(
    private readonly database: Database,
    private readonly statuses: StatusesService,
  ) {}

  /** @throws ImportError when the source can't be read at all; the signal's reason once that is aborted */
  async run(source: ImportSource, options: ImportOptions): Promise<ImportSummary> {
    const [clock] = await this.database.query<{ now: Date }>('SELECT now()');
    const now = clock?.now.getTime() ?? Date.now();
    const run: ImportRun = {
      ...options,
      source,
      summary: new ImportSummary(),
      now,
      numbers: new Map(),
      ideaIds: [],
    };
    await this.importIdeas(run);
    await this.importVotes(run);
    // Else the first visitors' lists are planned by the sizes that the tables had before.
    await this.database.query('ANALYZE ideas, idea_search, votes, members');
    return run.summary;
  }

  private async importIdeas(run: ImportRun): Promise<void> {
    const { summary, source } = run;
    let batch: ImportedIdea[] = [];
    for await (const row of source.ideas()) {
      summary.ideas.read++;
      if (row.kind === 'broken') {
        summary.problem(row);
        if (row.externalId !== undefined && !run.numbers.has(row.externalId))
          run.numbers.set(row.externalId, 'broken');
        continue;
      }
      const externalId = row.kind === 'row' ? row.value.externalId : row.externalId;
      const before = run.numbers.get(externalId);
      if (before !== undefined && before !== 'broken') {
        summary.problem({ ...row, reason: `the idea "${externalId}" comes a second time` });
      } else if (row.kind === 'left-out') {
        run.numbers.set(externalId, 'left-out');
        summary.ideas.skip(row.reason);
      } else {
        run.numbers.set(externalId, run.ideaIds.push(0) - 1);
        batch.push(row.value);
      }
      if (batch.length === BATCH) {
        await this.writeIdeas(run, batch);
        batch = [];
      }
    }
    await this.writeIdeas(run, batch);
  }

  private async writeIdeas(run: ImportRun, batch: readonly ImportedIdea[]): Promise<void> {
    if (batch.length === 0) return;
    const { summary } = run;
    const outcome = await this.inBatch(run, async (tx) => {
      const { statusId, stage } = await this.statuses.first(tx);
      return importIdeas(tx, run.source, { boardId: run.boardId, statusId, stage }, batch, run.now);
    });
    for (const [externalId, id] of outcome.ids) {
      const number = run.numbers.get(externalId);
      if (typeof number === 'number') run.ideaIds[number] = id;
    }
    summary.ideas.created += outcome.created;
    summary.ideas.present += batch.length - outcome.created;
    summary.ideasOnOtherBoards += outcome.onOtherBoards;
    summary.membersCreated += outcome.membersCreated;
    run.onProgress?.('ideas', summary.ideas.created + summary.ideas.present, null);
  }

  private async importVotes(run: ImportRun): Promise<void> {
    const voters = new Voters();
    const log = await readVotes(run, voters);
    const folded = { passes: 0, repeats: 0, replaced: 0 };
    let batch: FoldedVote[] = [];
    let done = 0;
    for (const vote of foldVotes(log, run.now, folded)) {
      const isFull = batch.length >= BATCH && batch.at(-1)?.idea !== vote.idea;
      if (isFull || batch.length === LARGEST_BATCH) {
        await this.writeVotes(run, voters, batch);
        run.onProgress?.('votes written', done, log.length);
        batch = [];
      }
      done += vote.rows;
      // Who only ever passed has no vote and is nobody here.
      if (vote.startedAt !== null) batch.push(vote);
    }
    if (batch.length > 0) await this.writeVotes(run, voters, batch);
    run.onProgress?.('votes written', done, log.length);
    const { votes } = run.summary;
    votes.skip('passes, which are no votes', folded.passes);
    votes.skip('the same direction again', folded.repeats);
    votes.skip('switched or withdrawn later', folded.replaced);
  }

  private async writeVotes(run: ImportRun, voters: Voters, batch: readonly FoldedVote[]): Promise<void> {
    const firstActs = new Map(
      batch.map(({ voter }) => [voters.externalId(voter), voters.firstVoteAt(voter)]),
    );
    const { members, outcome } = await this.inBatch(run, async (tx) => {
      const ensured = await ensureMembers(tx, run.source, firstActs);
      const rows = batch.map((vote) => ({
        ...vote,
        ideaId: run.ideaIds[vote.idea] ?? 0,
        memberId: ensured.ids.get(voters.externalId(vote.voter)) ?? 0,
      }));
      return { members: ensured.created, outcome: await importVotes(tx, rows) };
    });
    const standing = batch.filter((vote) => vote.direction !== 0).length;
    const { votes } = run.summary;
    votes.created += outcome.created;
    votes.changed += outcome.changed;
    votes.present += standing - outcome.created - outcome.changed;
    run.summary.membersCreated += members;
  }

  /** One batch's transaction; two imports of the same source take turns. */
  private inBatch<T>(run: ImportRun, work: (tx: Transaction) => Promise<T>): Promise<T> {
    run.signal?.throwIfAborted();
    return this.database.transaction(async (tx) => {
      await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('import ' || $1, 0))`, [run.source.key]);
      return work(tx);
    });
  }
}
