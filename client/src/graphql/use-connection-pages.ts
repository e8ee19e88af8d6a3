import type { AnyVariables } from '@urql/core';
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { useLocation, useNavigationType } from 'react-router';
import { useClient } from 'urql';
import { ConnectionPages, type PagedList } from './connection-pages.js';

const KEY_PREFIX = 'list:';

/** `identity` guards against another list that was once shown under the same key. */
function storedCursors(key: string, identity: string): string[] | undefined {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(KEY_PREFIX + key) ?? 'null');
    if (!Array.isArray(stored) || stored[0] !== identity) return undefined;
    return stored.slice(1).filter((cursor) => typeof cursor === 'string');
  } catch {
    return undefined;
  }
}

function storeCursors(key: string, identity: string, cursors: readonly string[]): void {
  try {
    sessionStorage.setItem(KEY_PREFIX + key, JSON.stringify([identity, ...cursors]));
  } catch {
    // Storage is closed or full: coming back shows the first page.
  }
}

/**
 * The pages of `list`, which must stay the same object as long as it is the same list. Coming back to the same entry
 * of the history brings back as many pages as were loaded; a visit by a new link starts afresh.
 * @param name tells it from other lists of the same page
 */
export function useConnectionPages<Data, Variables extends AnyVariables, Row extends { id: string }>(
  list: PagedList<Data, Variables, Row>,
  name: string,
) {
  const client = useClient();
  const { key: entry } = useLocation();
  const back = useNavigationType() === 'POP';
  const key = `${entry}:${name}`;
  const identity = useMemo(() => JSON.stringify(list.variables(null)), [list]);
  const pages = useMemo(
    () => new ConnectionPages(client, list, back ? storedCursors(key, identity) : undefined),
    [client, list, identity, key, back],
  );
  const { cursors, ...state } = useSyncExternalStore(pages.subscribe, pages.getState);
  useEffect(() => storeCursors(key, identity, cursors), [key, identity, cursors]);
  return { ...state, loadMore: pages.loadMore, retry: pages.retry };
}
