import { badUserInput } from '../errors/domain-error.js';
import { PAGE_SIZE } from '../limits.js';
import { decodeCursor, encodeCursor, type KeyValue } from './cursor.js';

export interface PageArgs {
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}

export interface PageRequest {
  size: number;
  /** Towards the list's start: rows come in reverse and are turned round. */
  backward: boolean;
  /** Key values after which (or, backward, before which) the page starts. */
  from: KeyValue[] | null;
}

/** What a keyset list is ordered by: the names are only for the scope, the last key must be unique. */
export interface Keyset {
  scope: string;
  types: readonly ('string' | 'number')[];
}

/** @throws BAD_USER_INPUT for `first` with `last`, a cursor of the other direction, a size outside 1..100, a foreign cursor */
export function pageRequest(args: PageArgs, keyset: Keyset): PageRequest {
  const has = (value: unknown): boolean => value !== undefined && value !== null;
  if (has(args.first) && has(args.last)) {
    throw badUserInput('Ask for first or for last, not both.', 'last');
  }
  const backward = has(args.last);
  if (backward ? has(args.after) : has(args.before)) {
    throw badUserInput(
      backward ? 'after goes with first.' : 'before goes with last.',
      backward ? 'after' : 'before',
    );
  }
  const size = (backward ? args.last : args.first) ?? PAGE_SIZE.default;
  if (size < 1 || size > PAGE_SIZE.max) {
    throw badUserInput(`A page has 1 to ${PAGE_SIZE.max} rows.`, backward ? 'last' : 'first');
  }
  const cursor = backward ? args.before : args.after;
  const from =
    typeof cursor === 'string'
      ? decodeCursor(cursor, keyset.scope, keyset.types, backward ? 'before' : 'after')
      : null;
  return { size, backward, from };
}

export interface Edge<T> {
  cursor: string;
  node: T;
}
export interface Connection<T> {
  edges: Edge<T>[];
  nodes: T[];
  pageInfo: {
    hasNextPage: boolean;
    hasPreviousPage: boolean;
    startCursor: string | null;
    endCursor: string | null;
  };
}

/** Its cursor is made when it is read: most requests want only the last one's. */
class KeysetEdge<T> implements Edge<T> {
  constructor(
    private readonly scope: string,
    private readonly keys: KeyValue[],
    readonly node: T,
  ) {}

  get cursor(): string {
    return encodeCursor(this.scope, this.keys);
  }
}

/**
 * A connection out of `size + 1` fetched rows: the extra one only tells that there is more.
 * @param rows in the direction of the request
 * @param nodeOf null for what has gone since its row was read: it is left out, and neither ends the list nor moves the cursors
 */
export function toConnection<R, T>(
  rows: readonly R[],
  request: PageRequest,
  keyset: Keyset,
  keysOf: (row: R) => KeyValue[],
  nodeOf: (row: R) => T | null,
): Connection<T> {
  const more = rows.length > request.size;
  const page = rows.slice(0, request.size);
  if (request.backward) page.reverse();
  const edges = page.flatMap((row) => {
    const node = nodeOf(row);
    return node === null ? [] : [new KeysetEdge(keyset.scope, keysOf(row), node)];
  });
  const cursorOf = (row: R | undefined): string | null =>
    row === undefined ? null : encodeCursor(keyset.scope, keysOf(row));
  return {
    edges,
    nodes: edges.map((edge) => edge.node),
    pageInfo: {
      hasNextPage: request.backward ? request.from !== null : more,
      hasPreviousPage: request.backward ? more : request.from !== null,
      startCursor: cursorOf(page[0]),
      endCursor: cursorOf(page.at(-1)),
    },
  };
}
