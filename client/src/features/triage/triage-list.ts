import type { Client, CombinedError } from '@urql/core';
import { readFragment, type ResultOf } from '../../graphql/graphql.js';
import { triagedRows } from './triaged-ideas.js';
import { TriageRowFields, type TriageRow } from './triage-fields.js';
import { TriagedIdeasQuery, TriageIdeasQuery } from './triage-queries.js';
import type { TriageVariables } from './triage-view.js';

type Connection = ResultOf<typeof TriageIdeasQuery>['ideas'];

export interface TriageListState {
  rows: readonly TriageRow[];
  /** Whether rows are awaited, the first or more of them. */
  loading: boolean;
  /** Whether the whole list is being asked for anew, the old rows still in place. */
  refreshing: boolean;
  error: CombinedError | undefined;
  hasMore: boolean;
  /** When the first page was asked for, ms. */
  askedAt: number;
}

interface Page {
  after: string | null;
  /** The ideas' ids as they first came: later answers change rows, never their places. */
  order?: readonly string[];
  hasNext: boolean;
  endCursor: string | null;
  error?: CombinedError;
  stop?: () => void;
}

const PAGE_SIZE = 50;

const newPage = (after: string | null): Page => ({ after, hasNext: false, endCursor: null });

/**
 * The inbox's list, page by page. Its rows follow the cache, so that what is done to an idea shows at once, but none comes,
 * goes or moves until `refresh`.
 */
export class TriageList {
  private readonly listeners = new Set<() => void>();
  private readonly rows = new Map<string, TriageRow>();
  private pages: Page[] = [newPage(null)];
  /** The first page of the list that is to take this one's place. */
  private successor: Page | undefined;
  private askedAt = Date.now();
  private state: TriageListState = this.snapshot();
  private watched = false;
  /** Listed here, but no longer by the server: watched one by one, so that they still show what became of them. */
  private strays: readonly string[] = [];
  private stopStrays: (() => void) | undefined;

  constructor(
    private readonly client: Client,
    private readonly variables: TriageVariables,
  ) {}

  readonly getState = (): TriageListState => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    if (!this.watched) {
      this.watched = true;
      for (const page of this.pages) this.watch(page, page.order ? 'cache-first' : 'network-only');
    }
    return () => {
      this.listeners.delete(listener);
      if (this.listeners.size > 0) return;
      this.watched = false;
      for (const page of this.pages) page.stop?.();
      this.successor?.stop?.();
      this.successor = undefined;
      this.watchStrays([]);
    };
  };

  readonly loadMore = (): void => {
    const last = this.pages.at(-1);
    if (!last?.order || !last.hasNext || last.endCursor === null || this.successor) return;
    const page = newPage(last.endCursor);
    this.pages.push(page);
    this.watch(page, 'network-only');
    this.changed();
  };

  readonly refresh = (): void => {
    if (this.successor) return;
    this.successor = newPage(null);
    this.watch(this.successor, 'network-only');
    this.changed();
  };

  readonly retry = (): void => {
    if (this.successor) {
      this.successor.stop?.();
      this.successor = undefined;
      return this.refresh();
    }
    for (const page of this.pages) if (page.error) this.watch(page, 'network-only');
    return this.changed();
  };

  private watch(page: Page, requestPolicy: 'cache-first' | 'network-only'): void {
    page.stop?.();
    page.error = undefined;
    const asked = Date.now();
    const variables = { ...this.variables, first: PAGE_SIZE, after: page.after };
    const { unsubscribe } = this.client
      .query(TriageIdeasQuery, variables, { requestPolicy })
      .subscribe(({ data, error, stale }) => {
        // What the cache has is not yet what was asked for.
        if (stale && !page.order) return;
        if (data) this.take(page, data.ideas, asked);
        page.error = data ? undefined : error;
        this.changed();
      });
    page.stop = unsubscribe;
  }

  private take(page: Page, { nodes, pageInfo }: Connection, asked: number): void {
    if (!page.order) {
      page.hasNext = pageInfo.hasNextPage;
      page.endCursor = pageInfo.endCursor;
    }
    page.order ??= nodes.map(({ id }) => id);
    for (const row of readFragment(TriageRowFields, nodes)) this.rows.set(row.id, row);
    if (page === this.successor) {
      for (const old of this.pages) old.stop?.();
      this.pages = [page];
      this.successor = undefined;
      this.askedAt = asked;
      this.watchStrays([]);
    }
    const gone = page.order.filter((id) => !nodes.some((node) => node.id === id));
    if (gone.some((id) => !this.strays.includes(id)))
      this.watchStrays([...new Set([...this.strays, ...gone])]);
  }

  private watchStrays(ids: readonly string[]): void {
    this.stopStrays?.();
    this.stopStrays = undefined;
    this.strays = ids;
    if (ids.length === 0) return;
    const { unsubscribe } = this.client
      .query(TriagedIdeasQuery, { ids: [...ids] }, { requestPolicy: 'cache-and-network' })
      .subscribe(({ data }) => {
        for (const row of triagedRows(data)) this.rows.set(row.id, row);
        this.changed();
      });
    this.stopStrays = unsubscribe;
  }

  private changed(): void {
    this.state = this.snapshot();
    for (const listener of this.listeners) listener();
  }

  private snapshot(): TriageListState {
    const ids = new Set(this.pages.flatMap(({ order }) => order ?? []));
    const error = this.successor?.error ?? this.pages.find((page) => page.error)?.error;
    const refreshing = this.successor !== undefined && !this.successor.error;
    return {
      rows: [...ids].flatMap((id) => this.rows.get(id) ?? []),
      loading: error === undefined && this.pages.some(({ order }) => !order),
      refreshing,
      error,
      hasMore: this.pages.at(-1)?.hasNext ?? false,
      askedAt: this.askedAt,
    };
  }
}
