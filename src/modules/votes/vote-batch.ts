import { refusal, type Refusal } from '../../common/errors/domain-error.js';
import { padded } from '../../database/coalesced-read.js';
import type { Sql } from '../../database/sql.js';
import { bumpCounters, type CounterDelta } from '../ideas/idea-counters.js';
import { CANCELLATION_SHARE } from '../ranking/ranking.js';
import { toClock } from '../ranking/ranking-clock.service.js';
import { recomputeFromVotes } from '../ranking/recompute.js';
import { apply, decide, type CastVote, type Decision, type IdeaTally } from './vote-decision.js';
import * as sql from './vote-batch.sql.js';
import type { VoteOrder } from './vote-order.js';
import { lockBudgets } from './vote-budgets.js';

/** Null: done, or nothing to do. */
export type VoteAnswer = Refusal | null;

/** `checked`: a spent budget refuses; `lenient`: it leaves the vote out, as with an author's own on submitting. */
export type BudgetRule = 'checked' | 'lenient';

const pairOf = (ideaId: number, memberId: number): string => `${ideaId}/${memberId}`;

interface Outcome {
  order: VoteOrder;
  existing: CastVote | undefined;
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
): Promise<VoteAnswer[]> {
  const [clockRow] = await tx.query<sql.ClockRow>(sql.CLOCK);
  if (!clockRow) throw new Error('ranking_clock has no row');
  const clock = toClock(clockRow);
  const budgets = await lockBudgets(tx, orders);
  const ideas = await lockIdeas(tx, orders);
  const { at, existing } = await readVotes(tx, orders);
  const voteChanges = new Map<number, number>();
  const outcomes = orders.map((order): Outcome => {
    const found = ideas.get(order.ideaId);
    const idea = found && order.boardIds.includes(found.boardId) ? found : undefined;
    const vote = existing.get(pairOf(order.ideaId, order.memberId));
    const decision = decide(
      idea,
      vote,
      order.direction,
      idea ? budgets.left(order.memberId, idea.boardId) : null,
    );
    if (idea) {
      const before = idea.promotes + idea.demotes;
      apply(idea, vote, decision, at, clock);
      const change = idea.promotes + idea.demotes - before;
      voteChanges.set(idea.id, (voteChanges.get(idea.id) ?? 0) + change);
      budgets.spend(order.memberId, idea.boardId, change);
    }
    return { order, existing: vote, decision };
  });
  await write(tx, outcomes, ideas, voteChanges, at);
  return outcomes.map(({ decision }) => {
    if (decision.kind !== 'refused') return null;
    if (decision.code === 'VOTE_BUDGET_SPENT' && budgetRule === 'lenient') return null;
    return refusal(decision.code, decision.code === 'NOT_FOUND' ? 'ideaId' : undefined);
  });
}

/** One of a statement's parallel arrays. */
const column = <R, V>(rows: readonly R[], valueOf: (row: R) => V): (V | null)[] =>
  padded<V | null>(rows.map(valueOf), null);

async function lockIdeas(tx: Sql, orders: readonly VoteOrder[]): Promise<Map<number, IdeaTally>> {
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
      },
    ]),
  );
}

async function readVotes(
  tx: Sql,
  orders: readonly VoteOrder[],
): Promise<{ at: Date; existing: Map<string, CastVote> }> {
  const rows = await tx.query<sql.VoteRow>(sql.READ_VOTES, [
    padded<number | null>(
      orders.map((o) => o.ideaId),
      null,
    ),
    padded<number | null>(
      orders.map((o) => o.memberId),
      null,
    ),
  ]);
  const existing = new Map<string, CastVote>();
  for (const { idea_id, member_id, direction, cast_at } of rows) {
    if (idea_id !== null && member_id !== null && direction !== null && cast_at !== null)
      existing.set(pairOf(idea_id, member_id), { direction, castAt: cast_at });
  }
  const [first] = rows;
  if (!first) throw new Error('the clock was not read');
  return { at: first.at, existing };
}

async function write(
  tx: Sql,
  outcomes: readonly Outcome[],
  ideas: ReadonlyMap<number, IdeaTally>,
  voteChanges: ReadonlyMap<number, number>,
  at: Date,
): Promise<void> {
  const cast = outcomes.flatMap(({ order, decision }) =>
    decision.kind === 'cast' || decision.kind === 'switched'
      ? [{ ideaId: order.ideaId, memberId: order.memberId, direction: decision.direction }]
      : [],
  );
  const withdrawn = outcomes.flatMap(({ order, decision }) => (decision.kind === 'withdrawn' ? [order] : []));
  if (cast.length === 0 && withdrawn.length === 0) return;
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
}
