import { DataSource } from 'typeorm';
import { loadConfig } from '../../src/config/config.js';
import type { RequestContext } from '../../src/common/graphql/request-context.js';
import { dataSourceOptions } from '../../src/database/data-source.js';
import { Database } from '../../src/database/database.js';
import { readAccess } from '../../src/modules/auth/session-access.js';
import { CountIdeas } from '../../src/modules/ideas/count-ideas.js';
import type { IdeaFilter } from '../../src/modules/ideas/idea-filter.input.js';
import { IdeaMapper } from '../../src/modules/ideas/idea.mapper.js';
import type { IdeaOrder } from '../../src/modules/ideas/idea-order.js';
import { IdeasLoader } from '../../src/modules/ideas/ideas.loader.js';
import { ListIdeas } from '../../src/modules/ideas/list-ideas.js';
import { cookieOf } from '../dataset/members.js';

export interface Statement {
  text: string;
  values: readonly unknown[];
}

/** Remembers what it was asked, and answers as ever. */
class RecordingDatabase extends Database {
  readonly statements: Statement[] = [];

  override query<Row extends object>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    this.statements.push({ text, values });
    return super.query<Row>(text, values);
  }

  override queryOnce<Row extends object>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    this.statements.push({ text, values });
    return super.queryOnce<Row>(text, values);
  }
}

export interface ListRequest {
  /** Rows a page. */
  first: number;
  orderBy: IdeaOrder;
  filter: IdeaFilter;
  /** Whether to record the page after the first instead. */
  second?: boolean | undefined;
  /** Whether the exact number of all rows is asked for, too. */
  counts?: boolean;
}

/** The very statements that the server's own code runs for a member's list page: access, page, rows. */
export async function recordStatements(
  databaseUrl: string,
  memberId: number,
  { first, orderBy, filter, second, counts }: ListRequest,
): Promise<Statement[]> {
  const database = new RecordingDatabase(await new DataSource(dataSourceOptions(databaseUrl)).initialize());
  try {
    const secret = cookieOf(memberId).split('=')[1];
    const { viewer, boardIds } = await readAccess(database, secret);
    const context: RequestContext = {
      viewer,
      boardIds,
      locale: 'en',
      ip: '127.0.0.1',
      requestId: '',
      req: null,
      reply: null,
    };
    const mapper = new IdeaMapper(loadConfig({}));
    const lists = new ListIdeas(database, new IdeasLoader(database, mapper), new CountIdeas(database));
    let { pageInfo, totalCount } = await lists.list(context, { first }, orderBy, filter);
    if (second) {
      database.statements.splice(1);
      const after = pageInfo.endCursor;
      ({ pageInfo, totalCount } = await lists.list({ ...context }, { first, after }, orderBy, filter));
    }
    if (counts) await totalCount();
    return database.statements;
  } finally {
    await database.pool.end();
  }
}
