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
  /** Whether all pages are being read again: until they are there, the rows stay those that were shown. */
  settling: boolean;
  /** What it was read for last. */
  mark: string | null;
  /** Where the pages after the first begin: what a new list needs to restore this one. */
  cursors: readonly string[];
}

interface Page<Row> {
  after: string | null;
  connection?: Connection<Row>;
  error?: CombinedError;
  /** To be read again, once the page before it has been. */
  isDue?: boolean;
  stop?: () => void;
}

const NOTHING = { nodes: [], pageInfo: { hasNextPage: false, endCursor: null }, totalCount: 0 };

/** The pages of one list, loaded one after the other and kept in step with the cache while it is shown. */
export class ConnectionPages<Data, Variables extends AnyVariables, Row extends { id: string }> {
  private readonly listeners = new Set<() => void>();
  private readonly pages: Array<Page<Row>>;
  private state: ConnectionPagesState<Row>;
  private shown = 0;
  private mark: string | null = null;
  /** The last row before all pages were read again, and whether it ended the list: what was shown stays so. */
  private extent: { last: string | undefined; isWhole: boolean } | null = null;

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
      this.extent = null;
      for (const page of this.pages) page.isDue = false;
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

  /**
   * With another `mark` than last time reads all pages again, each from where the one before it ends now: rows that were
   * added or are gone have moved the places where pages begin.
   */
  readonly readFor = (mark: string): void => {
    const before = this.mark;
    this.mark = mark;
    if (before !== null && before !== mark) this.reread();
    this.changed();
  };

  private reread(): void {
    const [first] = this.pages;
    if (!first || this.shown === 0) return;
    this.extent ??= { last: this.state.rows.at(-1)?.id, isWhole: !this.state.loading && !this.state.hasMore };
    for (const page of this.pages) page.isDue = true;
    this.watch(first, 'network-only');
  }

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
      .subscribe(({ data, error, stale }) => {
        if (data) page.connection = this.list.connection(data) ?? NOTHING;
        page.error = error;
        if (page.isDue && !stale) this.settle(page);
        this.changed();
      });
    page.stop = unsubscribe;
  }

  /** Goes on with the page after one that was read again. */
  private settle(page: Page<Row>): void {
    page.isDue = false;
    const index = this.pages.indexOf(page);
    const { hasNextPage, endCursor } = page.connection?.pageInfo ?? NOTHING.pageInfo;
    if (page.error || !page.connection) {
      // What is there of the others stays as it was.
      for (const later of this.pages) later.isDue = false;
      this.extent = null;
    } else if (!hasNextPage || endCursor === null) {
      for (const later of this.pages.splice(index + 1)) later.stop?.();
      this.extent = null;
    } else {
      let next = this.pages[index + 1];
      if (!next) {
        const { extent } = this;
        this.extent = null;
        if (!extent || (!extent.isWhole && this.hasRow(extent.last))) return;
        next = { after: null };
        this.pages.push(next);
      }
      next.after = endCursor;
      next.isDue = true;
      this.watch(next, 'network-only');
    }
  }

  private hasRow(id: string | undefined): boolean {
    return this.pages.some(({ connection }) => connection?.nodes.some((row) => row.id === id));
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
    const settling = this.pages.some(({ isDue }) => isDue);
    return {
      rows: settling ? this.state.rows.map((row) => rows.get(row.id) ?? row) : [...rows.values()],
      settling,
      mark: this.mark,
      loading: error === undefined && this.pages.some(({ connection }) => !connection),
      error,
      cursors: this.pages.flatMap(({ after }) => (after === null ? [] : [after])),
      hasMore: this.pages.at(-1)?.connection?.pageInfo.hasNextPage ?? false,
      totalCount: this.pages[0]?.connection?.totalCount,
    };
  }
}
