import { Injectable } from '@nestjs/common';
import { encodeId } from '../../common/graphql/node-id.js';
import { DAY } from '../../common/time/clock.js';
import { Database } from '../../database/database.js';
import { CloseStorm } from '../storms/close-storm.js';
import { OpenStorm } from '../storms/open-storm.js';
import { IS_IN_STATE } from '../storms/storm-state.js';
import { DEMO_ANSWERS } from './demo-answers.js';
import type { BoardSlug } from './demo-boards.js';
import { contextOf } from './demo-context.js';
import { boardOf, memberOf, type Founded } from './demo-founders.js';
import { DEMO_QUESTIONS, type DemoQuestion } from './demo-questions.js';

interface Held {
  id: number;
  result: string | null;
  isOpen: boolean;
}

/** The storm sessions of the demo's teams; what is open, or has its result, is left alone. */
@Injectable()
export class DemoStorms {
  constructor(
    private readonly database: Database,
    private readonly opening: OpenStorm,
    private readonly closing: CloseStorm,
  ) {}

  async open(founded: Founded, slug: BoardSlug): Promise<void> {
    const context = await contextOf(this.database, memberOf(founded, DEMO_ANSWERS[slug].by));
    const inDays = (days: number): Date => new Date(Date.now() + days * DAY);
    for (const { title, brief, opensInDays, closesInDays } of DEMO_QUESTIONS[slug] ?? []) {
      if (await this.find(founded, slug, title)) continue;
      await this.opening.open(context, {
        boardId: encodeId('Board', boardOf(founded, slug)),
        title,
        brief,
        opensAt: inDays(opensInDays),
        closesAt: inDays(closesInDays),
      });
    }
  }

  async close(founded: Founded, slug: BoardSlug): Promise<void> {
    const context = await contextOf(this.database, memberOf(founded, DEMO_ANSWERS[slug].by));
    for (const { title, result } of DEMO_QUESTIONS[slug] ?? []) {
      const storm = await this.find(founded, slug, title);
      if (!storm || result === undefined || storm.result !== null) continue;
      await this.closing.close(context, encodeId('Storm', storm.id), result);
    }
  }

  /** The global id of a board's session by its key; null where it takes no ideas any more: filling it was broken off, and went on much later. */
  async openId(founded: Founded, slug: BoardSlug, key: string): Promise<string | null> {
    const isWanted = (question: DemoQuestion): boolean => question.key === key;
    const storm = await this.find(founded, slug, DEMO_QUESTIONS[slug]?.find(isWanted)?.title ?? '');
    if (!storm) throw new Error(`the demo's storm session ${key} is gone`);
    return storm.isOpen ? encodeId('Storm', storm.id) : null;
  }

  private async find(founded: Founded, slug: BoardSlug, title: string): Promise<Held | undefined> {
    const [storm] = await this.database.query<Held>(
      `SELECT s.id, s.result, ${IS_IN_STATE.OPEN} AS "isOpen" FROM storms s WHERE s.board_id = $1 AND s.title = $2`,
      [boardOf(founded, slug), title],
    );
    return storm;
  }
}
