import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { useLocation, useNavigationType } from 'react-router';
import { useClient } from 'urql';
import { IdeaPages } from './idea-pages.js';
import type { ListVariables } from './idea-filters.js';

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
 * The list for `variables`, which must stay the same object as long as they are the same. Coming back to the same entry
 * of the history brings back as many pages as were loaded; a visit by a new link starts afresh.
 */
export function useIdeaPages(variables: ListVariables) {
  const client = useClient();
  const { key } = useLocation();
  const back = useNavigationType() === 'POP';
  const identity = useMemo(() => JSON.stringify(variables), [variables]);
  const pages = useMemo(
    () => new IdeaPages(client, variables, back ? storedCursors(key, identity) : undefined),
    [client, variables, identity, key, back],
  );
  const { cursors, ...state } = useSyncExternalStore(pages.subscribe, pages.getState);
  useEffect(() => storeCursors(key, identity, cursors), [key, identity, cursors]);
  return { ...state, loadMore: pages.loadMore, retry: pages.retry };
}
