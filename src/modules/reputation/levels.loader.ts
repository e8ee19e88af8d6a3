import { Injectable } from '@nestjs/common';
import { BatchLoader } from '../../common/graphql/batch-loader.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { Database } from '../../database/database.js';
import { wordsFor } from './default-names.messages.js';
import type { LevelModel } from './level.model.js';

/** There is one scale, so one key. */
const SCALE = 0;

/** All levels, lowest first, read once a request. */
@Injectable()
export class LevelsLoader extends BatchLoader<readonly LevelModel[]> {
  constructor(private readonly database: Database) {
    super();
  }

  async all(context: RequestContext): Promise<LevelModel[]> {
    return [...((await this.load(context, SCALE)) ?? [])];
  }

  /** The name of the level that so much reputation gives; whoever is below all of them is of the lowest. */
  async nameFor(context: RequestContext, reputation: number): Promise<string> {
    const levels = await this.all(context);
    return (levels.findLast(({ from }) => from <= reputation) ?? levels[0])?.name ?? '';
  }

  protected async batch(
    _keys: readonly number[],
    { locale }: RequestContext,
  ): Promise<Map<number, readonly LevelModel[]>> {
    const rows = await this.database.query<{ from_points: number; name: string }>(
      'SELECT from_points, name FROM levels ORDER BY from_points',
    );
    return new Map([
      [SCALE, rows.map((row) => ({ name: wordsFor(row.name, locale), from: row.from_points }))],
    ]);
  }
}
