import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { WAS_KEPT } from '../promises/promise.sql.js';
import { STAGES, type IdeaStage } from '../statuses/stage.js';
import { stageBit } from './counted.sql.js';
import type { DayRange } from './day-range.js';
import type { IdeaFigures } from './insights.model.js';

interface FiguresRow {
  ideas: number;
  answered: number;
  median: number | null;
  /** In the order of STAGES. */
  reached: number[];
}
interface PromisesRow {
  due: number;
  kept: number;
}

const OF_RANGE = `board_id = ANY ($1::bigint[]) AND created_at >= $2::timestamptz AND created_at < $3::timestamptz`;

const FIGURES = `
SELECT count(*) AS ideas, count(answered_after) AS answered,
  percentile_cont(0.5) WITHIN GROUP (ORDER BY answered_after) FILTER (WHERE NOT is_imported) AS median,
  ARRAY[${STAGES.map((stage) => `count(*) FILTER (WHERE reached & ${stageBit(`'${stage}'`)} <> 0)`).join(', ')}] AS reached
FROM insight_ideas WHERE is_counted AND ${OF_RANGE}`;

/** Settled promises as they were settled; those that fell due since as they stand. Whatever became of the ideas. */
const PROMISES = `
SELECT s.due + o.due AS due, s.kept + o.kept AS kept FROM (
  SELECT count(promise_kept) AS due, count(*) FILTER (WHERE promise_kept) AS kept FROM insight_ideas WHERE ${OF_RANGE}
) s CROSS JOIN (
  SELECT count(*) AS due, count(*) FILTER (WHERE ${WAS_KEPT}) AS kept FROM answer_promises p JOIN ideas i ON i.id = p.idea_id
  WHERE p.was_kept IS NULL AND p.due_at <= $4::timestamptz
    AND i.board_id = ANY ($1::bigint[]) AND i.created_at >= $2::timestamptz AND i.created_at < $3::timestamptz
) o`;

/** What came of the ideas of a range. */
@Injectable()
export class IdeaFiguresReader {
  constructor(private readonly database: Database) {}

  async read(boardIds: readonly number[], { since, until }: DayRange, now: Date): Promise<IdeaFigures> {
    const [[figures], [promises]] = await Promise.all([
      this.database.query<FiguresRow>(FIGURES, [boardIds, since, until]),
      this.database.query<PromisesRow>(PROMISES, [boardIds, since, until, now]),
    ]);
    const { ideas = 0, answered = 0, median = null, reached = [] } = figures ?? {};
    const countOf = (stage: IdeaStage): number => reached[STAGES.indexOf(stage)] ?? 0;
    return {
      medianTimeToResponse: median === null ? null : Math.round(median),
      responseRate: share(answered, ideas),
      adoptionRate: share(countOf('ADOPTED'), ideas),
      deliveryRate: share(countOf('DELIVERED'), ideas),
      promiseKept: share(promises?.kept ?? 0, promises?.due ?? 0),
      funnel: STAGES.map((stage) => ({ stage, count: countOf(stage) })),
    };
  }
}

const share = (part: number, whole: number): number | null => (whole > 0 ? part / whole : null);
