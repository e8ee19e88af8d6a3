import { Injectable } from '@nestjs/common';
import { decodeIdOf } from '../../common/graphql/node-id.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { Database } from '../../database/database.js';
import { dayRange } from './day-range.js';
import type { InsightsModel } from './insights.model.js';
import { insightBoards } from './insights.policy.js';
import { RollUps } from './roll-ups.js';

export interface InsightsArgs {
  from: string;
  to: string;
  boardId?: string | null | undefined;
}

/** Of the oldest change that is not counted yet; else of now. */
const COUNTED_UNTIL = `
SELECT coalesce(least((SELECT min(marked_at) FROM insight_idea_marks), (SELECT min(marked_at) FROM insight_day_marks)), now()) AS at`;

@Injectable()
export class InsightsService {
  constructor(
    private readonly database: Database,
    private readonly rollUps: RollUps,
  ) {}

  /**
   * @returns null for a board that is none of the viewer's
   * @throws UNAUTHENTICATED, FORBIDDEN; BAD_USER_INPUT naming `from` or `to`
   */
  async open(context: RequestContext, { from, to, boardId }: InsightsArgs): Promise<InsightsModel | null> {
    const boardIds = insightBoards(context);
    const range = dayRange(from, to);
    const wanted = boardId === null || boardId === undefined ? null : decodeIdOf('Board', boardId, 'boardId');
    const isOne = boardId !== null && boardId !== undefined;
    if (isOne && (wanted === null || !boardIds.includes(wanted))) return null;
    await this.rollUps.catchUp();
    return { range, boardIds: wanted === null ? boardIds : [wanted] };
  }

  async countedUntil(): Promise<Date> {
    const [row] = await this.database.query<{ at: Date }>(COUNTED_UNTIL);
    if (!row) throw new Error('the database does not know the time');
    return row.at;
  }
}
