import { useMemo, useSyncExternalStore } from 'react';
import { useClient } from 'urql';
import { isOverdue } from './due.js';
import { TriageList } from './triage-list.js';
import type { Show, TriageVariables } from './triage-view.js';

/** The list for `variables`, which must stay the same object as long as they are the same; undefined while they are not known. */
export function useTriageList(variables: TriageVariables | undefined, show: Show) {
  const client = useClient();
  const list = useMemo(
    () => (variables ? new TriageList(client, variables) : undefined),
    [client, variables],
  );
  const state = useSyncExternalStore(list?.subscribe ?? neverChanges, list?.getState ?? noState);
  return useMemo(() => {
    if (!list || !state) return { ...WAITING, ...NO_LIST };
    // Soonest due first: the overdue ones end at the first that is not.
    const end = show === 'overdue' ? state.rows.findIndex((row) => !isOverdue(row, state.askedAt)) : -1;
    const cut = end >= 0 ? { rows: state.rows.slice(0, end), hasMore: false } : {};
    return {
      ...state,
      ...cut,
      loadMore: list.loadMore,
      refresh: list.refresh,
      retry: list.retry,
    };
  }, [list, state, show]);
}

const neverChanges = () => () => undefined;
const noState = () => undefined;
const nothing = () => undefined;
const WAITING = { rows: [], loading: true, refreshing: false, error: undefined, hasMore: false, askedAt: 0 };
const NO_LIST = { loadMore: nothing, refresh: nothing, retry: nothing };
