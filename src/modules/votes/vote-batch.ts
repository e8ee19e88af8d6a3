import { refusal, type Refusal } from '../../common/errors/domain-error.js';
import { padded } from '../../database/coalesced-read.js';
import type { Sql } from '../../database/sql.js';
import { bumpCounters, type CounterDelta } from '../ideas/idea-counters.js';
import { CANCELLATION_SHARE } from '../ranking/ranking.js';
import { toClock } from '../ranking/ranking-clock.service.js';
import { recomputeFromVotes } from '../ranking/recompute.js';
import { readStandingVotes, type Standing } from './standing-votes.js';
import { apply, decide, type Decision, type IdeaTally } from './vote-decision.js';
import * as sql from './vote-batch.sql.js';
import type { VoteOrder } from './vote-order.js';
import { lockBudgets } from './vote-budgets.js';

/** Null: done, or nothing to do. */
export type VoteAnswer = Refusal | null;

/** `checked`: a spent budget refuses; `lenient`: it leaves the vote out, as with an author's own on submitting. */
export type BudgetRule = 'checked' | 'lenient';

export interface BatchOutcome {
  /** In the order of the votes. */
  answers: VoteAnswer[];
  /** Ideas whose counts are others now. */
  changedIds: number[];
  /** Votes whose rows are others now. */
  written: readonly VoteOrder[];
}

interface LockedIdea extends IdeaTally {
  /** Ideas that are merged into it, directly or not. */
  mergedCount: number;
}

interface Outcome {
  order: VoteOrder;
  standing: Standing;
  decision: Decision;
}

/**
 * Casts, switches and withdraws many votes in one transaction, each decided by itself: a refused one writes nothing, the others go on.
 * Locks are taken in ascending order: budgets, then ideas.
 * @param orders at most one of each member for each idea
 */
export async function castBatch(
  tx: Sql,
  orders: readonly VoteOrder[],
  budgetRule: BudgetRule = 'checked',
): Promise<BatchOutcome> {
  const [clockRow] = await tx.query<sql.ClockRow>(sql.CLOCK);
  if (!clockRow) throw new Error('ranking_clock has no row');
  const clock = toClock(clockRow);
  const budgets = await lockBudgets(tx, orders);
  const ideas = await lockIdeas(tx, orders);
  const standings = await readStandingVotes(tx, orders, (ideaId) => ideas.get(ideaId)?.mergedCount ?? 0);
  const { at } = standings;
  const voteChanges = new Map<number, number>();
  const outcomes = orders.map((order): Outcome => {
    const found = ideas.get(order.ideaId);
    const idea = found && order.boardIds.includes(found.boardId) ? found : undefined;
    const standing = standings.of(order);
    const decision = decide(
      idea,
      standing.effective,
      order.direction,
      idea ? budgets.left(order.memberId, idea.boardId) : null,
      order.castById !== undefined,
      standing.isOwnWord,
    );
    if (idea) {
      const before = idea.promotes + idea.demotes;
      apply(idea, standing.effective, decision, at, clock);
      const change = idea.promotes + idea.demotes - before;
      voteChanges.set(idea.id, (voteChanges.get(idea.id) ?? 0) + change);
      budgets.spend(order.memberId, idea.boardId, change);
    }
    return { order, standing, decision };
  });
  const written = await write(tx, outcomes, ideas, voteChanges, at);
  const changedIds = [...new Set(written.map(({ ideaId }) => ideaId))];
  return { answers: outcomes.map(({ decision }) => answerOf(decision, budgetRule)), changedIds, written };
}

function answerOf(decision: Decision, budgetRule: BudgetRule): VoteAnswer {
  if (decision.kind !== 'refused') return null;
  if (decision.code === 'VOTE_BUDGET_SPENT' && budgetRule === 'lenient') return null;
  return refusal(decision.code, decision.code === 'NOT_FOUND' ? 'ideaId' : undefined);
}

/** One of a statement's parallel arrays. */
const column = <R, V>(rows: readonly R[], valueOf: (row: R) => V): (V | null)[] =>
  padded<V | null>(rows.map(valueOf), null);

async function lockIdeas(tx: Sql, orders: readonly VoteOrder[]): Promise<Map<number, LockedIdea>> {
  const ids = [...new Set(orders.map((order) => order.ideaId))].sort((a, b) => a - b);
  const rows = await tx.query<sql.IdeaRow>(sql.LOCK_IDEAS, [padded<number | null>(ids, null)]);
  return new Map(
    rows.map((row) => [
      row.id,
      {
        id: row.id,
        boardId: row.board_id,
        statusId: row.status_id,
        stage: row.stage,
        isPresent: row.is_present,
        promotes: row.promote_count,
        demotes: row.demote_count,
        score: row.score,
        scorePeak: row.score_peak,
        controversy: row.controversy,
        activeAt: row.active_at,
        mergedCount: row.merged_count,
      },
    ]),
  );
}

/**
 * What a decision leaves in the table: a row of its direction, 0 among them where without a word on the idea itself an inherited vote would count
 * again, or a team could put back what the member took away; null where it leaves none.
 */
function rowOf({ order, decision, standing }: Outcome): 1 | 0 | -1 | null {
  if (decision.kind === 'cast' || decision.kind === 'switched') return decision.direction;
  if (decision.kind !== 'withdrawn') return null;
  const isOverruled = standing.effective?.isCastFor === true && order.castById === undefined;
  return standing.isInherited || isOverruled ? 0 : null;
}

/** @returns votes whose rows it wrote or removed */
async function write(
  tx: Sql,
  outcomes: readonly Outcome[],
  ideas: ReadonlyMap<number, IdeaTally>,
  voteChanges: ReadonlyMap<number, number>,
  at: Date,
): Promise<VoteOrder[]> {
  const cast = outcomes.flatMap((outcome) => {
    const direction = rowOf(outcome);
    return direction === null ? [] : [{ ...outcome.order, direction }];
  });
  const withdrawn = outcomes.flatMap((outcome) =>
    outcome.decision.kind === 'withdrawn' && rowOf(outcome) === null ? [outcome.order] : [],
  );
  if (cast.length === 0 && withdrawn.length === 0) return [];
  cast.sort((a, b) => a.ideaId - b.ideaId || a.memberId - b.memberId);
  const touched = new Set([...cast, ...withdrawn].map(({ ideaId }) => ideaId));
  const tallies = [...ideas.values()].filter(({ id }) => touched.has(id));
  await tx.query(sql.WRITE, [
    column(cast, (vote) => vote.ideaId),
    column(cast, (vote) => vote.memberId),
    column(cast, (vote) => vote.direction),
    at,
    column(withdrawn, (vote) => vote.ideaId),
    column(withdrawn, (vote) => vote.memberId),
    column(tallies, (idea) => idea.id),
    column(tallies, (idea) => idea.promotes),
    column(tallies, (idea) => idea.demotes),
    column(tallies, (idea) => idea.score),
    column(tallies, (idea) => idea.scorePeak),
    column(tallies, (idea) => idea.controversy),
    column(tallies, (idea) => idea.activeAt),
    column(cast, (vote) => vote.castById ?? null),
  ]);
  await recomputeFromVotes(
    tx,
    tallies.filter((idea) => Math.abs(idea.score) < CANCELLATION_SHARE * idea.scorePeak).map(({ id }) => id),
  );
  await bumpCounters(
    tx,
    tallies.map((idea): CounterDelta => ({
      boardId: idea.boardId,
      statusId: idea.statusId,
      votes: voteChanges.get(idea.id) ?? 0,
    })),
  );
  return [...cast, ...withdrawn];
}
