import type { AnyVariables, Client, CombinedError, TypedDocumentNode } from '@urql/core';

interface Connection<Row> {
  nodes: readonly Row[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  totalCount?: number;
}

/** A list that is read page by page. */
export interface PagedList<Data, Variables extends AnyVariables, Row extends { id: string }> {
  document: TypedDocumentNode<Data, Variables>;
  /** What asks for the page that begins after this cursor; null for the first one. */
  variables(after: string | null): Variables;
  /** Where the list stands in the answer; null where what it belongs to is gone. */
  connection(data: Data): Connection<Row> | null;
}

export interface ConnectionPagesState<Row> {
  /** Of all pages in order, each row once; what moved between two requests may come again and is dropped. */
  rows: readonly Row[];
  /** Whether a page is awaited that there is nothing to show of. */
  loading: boolean;
  error: CombinedError | undefined;
  hasMore: boolean;
  /** Of the whole list, where it was asked for and is known. */
  totalCount: number | undefined;
  /** Where the pages after the first begin: what a new list needs to restore this one. */
  cursors: readonly string[];
}

interface Page<Row> {
  after: string | null;
  connection?: Connection<Row>;
  error?: CombinedError;
  stop?: () => void;
}

const NOTHING = { nodes: [], pageInfo: { hasNextPage: false, endCursor: null }, totalCount: 0 };

/** The pages of one list, loaded one after the other and kept in step with the cache while it is shown. */
export class ConnectionPages<Data, Variables extends AnyVariables, Row extends { id: string }> {
  private readonly listeners = new Set<() => void>();
  private readonly pages: Array<Page<Row>>;
  private state: ConnectionPagesState<Row>;
  private shown = 0;

  /** `restored`: the cursors of the list when it was last seen; undefined for one that starts afresh. */
  constructor(
    private readonly client: Client,
    private readonly list: PagedList<Data, Variables, Row>,
    private readonly restored: readonly string[] | undefined,
  ) {
    this.pages = [null, ...(restored ?? [])].map((after) => ({ after }));
    for (const page of this.pages) {
      const data = client.readQuery(list.document, list.variables(page.after), {
        requestPolicy: 'cache-only',
      })?.data;
      if (data) page.connection = list.connection(data) ?? NOTHING;
    }
    this.state = this.snapshot();
  }

  readonly getState = (): ConnectionPagesState<Row> => this.state;

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
    const page: Page<Row> = { after: last.pageInfo.endCursor };
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

  private watch(page: Page<Row>, requestPolicy: 'cache-first' | 'cache-and-network' | 'network-only'): void {
    page.stop?.();
    page.error = undefined;
    const { document, variables } = this.list;
    const { unsubscribe } = this.client
      .query(document, variables(page.after), { requestPolicy })
      .subscribe(({ data, error }) => {
        if (data) page.connection = this.list.connection(data) ?? NOTHING;
        page.error = error;
        this.changed();
      });
    page.stop = unsubscribe;
  }

  private changed(): void {
    this.state = this.snapshot();
    for (const listener of this.listeners) listener();
  }

  private snapshot(): ConnectionPagesState<Row> {
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
      totalCount: this.pages[0]?.connection?.totalCount,
    };
  }
}
