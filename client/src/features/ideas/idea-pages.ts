import type { Client, CombinedError, OperationResultSource, OperationResult } from '@urql/core';
import { IdeasQuery } from './ideas-query.js';
import type { ListVariables } from './idea-filters.js';
import type { ResultOf, VariablesOf } from '../../graphql/graphql.js';

type Connection = ResultOf<typeof IdeasQuery>['ideas'];
type Row = Connection['nodes'][number];

export interface IdeaPagesState {
  /** Of all pages in order, each idea once; what moved between two requests may come again and is dropped. */
  rows: readonly Row[];
  /** Whether a page is awaited that there is nothing to show of. */
  loading: boolean;
  error: CombinedError | undefined;
  hasMore: boolean;
  /** Where the pages after the first begin: what a new list needs to restore this one. */
  cursors: readonly string[];
}

interface Page {
  after: string | null;
  connection?: Connection;
  error?: CombinedError;
  stop?: () => void;
}

const PAGE_SIZE = 20;

/** The pages of one list, loaded one after the other and kept in step with the cache while it is shown. */
export class IdeaPages {
  private readonly listeners = new Set<() => void>();
  private readonly pages: Page[];
  private state: IdeaPagesState;
  private shown = 0;

  /** `restored`: the cursors of the list when it was last seen; undefined for one that starts afresh. */
  constructor(
    private readonly client: Client,
    private readonly variables: ListVariables,
    private readonly restored: readonly string[] | undefined,
  ) {
    this.pages = [null, ...(restored ?? [])].map((after) => ({ after }));
    for (const page of this.pages) {
      page.connection = client.readQuery(IdeasQuery, this.pageVariables(page), {
        requestPolicy: 'cache-only',
      })?.data?.ideas;
    }
    this.state = this.snapshot();
  }

  readonly getState = (): IdeaPagesState => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    this.shown += 1;
    if (this.shown === 1) {
      for (const page of this.pages) this.watch(page, this.restored ? 'cache-first' : 'cache-and-network');
    }
    return () => {
      this.listeners.delete(listener);
      this.shown -= 1;
      if (this.shown === 0) for (const page of this.pages) page.stop?.();
    };
  };

  readonly loadMore = (): void => {
    const last = this.pages.at(-1)?.connection;
    if (!last?.pageInfo.hasNextPage || last.pageInfo.endCursor === null) return;
    const page: Page = { after: last.pageInfo.endCursor };
    this.pages.push(page);
    this.watch(page, 'cache-and-network');
    this.changed();
  };

  readonly retry = (): void => {
    for (const page of this.pages) {
      if (page.error) this.watch(page, 'network-only');
    }
    this.changed();
  };

  private pageVariables(page: Page): VariablesOf<typeof IdeasQuery> {
    return { ...this.variables, first: PAGE_SIZE, after: page.after };
  }

  private watch(page: Page, requestPolicy: 'cache-first' | 'cache-and-network' | 'network-only'): void {
    page.stop?.();
    page.error = undefined;
    const source: OperationResultSource<
      OperationResult<ResultOf<typeof IdeasQuery>, VariablesOf<typeof IdeasQuery>>
    > = this.client.query(IdeasQuery, this.pageVariables(page), { requestPolicy });
    const { unsubscribe } = source.subscribe(({ data, error }) => {
      if (data) page.connection = data.ideas;
      page.error = error;
      this.changed();
    });
    page.stop = unsubscribe;
  }

  private changed(): void {
    this.state = this.snapshot();
    for (const listener of this.listeners) listener();
  }

  private snapshot(): IdeaPagesState {
    const rows = new Map<string, Row>();
    for (const { connection } of this.pages) {
      for (const row of connection?.nodes ?? []) if (!rows.has(row.id)) rows.set(row.id, row);
    }
    const error = this.pages.find((page) => page.error)?.error;
    return {
      rows: [...rows.values()],
      loading: error === undefined && this.pages.some(({ connection }) => !connection),
      error,
      cursors: this.pages.flatMap(({ after }) => (after === null ? [] : [after])),
      hasMore: this.pages.at(-1)?.connection?.pageInfo.hasNextPage ?? false,
    };
  }
}
