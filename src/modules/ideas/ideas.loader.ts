import { Injectable } from '@nestjs/common';
import { BatchLoader } from '../../common/graphql/batch-loader.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { CoalescedRead, padded } from '../../database/coalesced-read.js';
import { Database } from '../../database/database.js';
import { IdeaMapper } from './idea.mapper.js';
import type { IdeaModel } from './idea.model.js';
import { mayKnow } from './idea.policy.js';
import { IDEA_ROWS, type IdeaRow } from './idea.row.js';

interface Question {
  ids: readonly number[];
  reader: number | null;
}

/** Requests whose ideas one statement reads, at the most. */
const REQUESTS_AT_ONCE = 50;

/** Ideas as the viewer may know of them; every idea that leaves the server comes through here. */
@Injectable()
export class IdeasLoader extends BatchLoader<IdeaModel> {
  private readonly rows = new CoalescedRead<Question, IdeaRow[]>(
    (questions) => this.readRows(questions),
    REQUESTS_AT_ONCE,
  );

  constructor(
    private readonly database: Database,
    private readonly mapper: IdeaMapper,
  ) {
    super();
  }

  protected async batch(keys: readonly number[], context: RequestContext): Promise<Map<number, IdeaModel>> {
    const { viewer, locale } = context;
    const rows = await this.rows.ask({ ids: keys, reader: viewer?.memberId ?? null });
    return new Map(
      rows
        .filter(({ board_id: boardId, member_id: authorId, moderation }) =>
          mayKnow(context, { boardId, authorId, moderation }),
        )
        .map((row) => [row.id, this.mapper.toModel(row, viewer, locale)]),
    );
  }

  private async readRows(questions: readonly Question[]): Promise<IdeaRow[][]> {
    const pairs = new Map<string, { id: number; reader: number | null }>();
    for (const { ids, reader } of questions)
      for (const id of ids) pairs.set(`${id}/${reader}`, { id, reader });
    const wanted = [...pairs.values()];
    const rows = await this.database.query<IdeaRow>(IDEA_ROWS, [
      padded(
        wanted.map(({ id }): number | null => id),
        null,
      ),
      padded(
        wanted.map(({ reader }) => reader),
        null,
      ),
    ]);
    const found = new Map(rows.map((row) => [`${row.id}/${row.reader}`, row]));
    return questions.map(({ ids, reader }) => ids.flatMap((id) => found.get(`${id}/${reader}`) ?? []));
  }
}
