import type { Client } from '@urql/core';
import { useMemo, useState, useSyncExternalStore } from 'react';
import { useClient } from 'urql';
import { isOverdue } from './due.js';
import { TriageList } from './triage-list.js';
import type { Show, TriageVariables } from './triage-view.js';

const listFor = (client: Client, variables: TriageVariables) => ({
  client,
  identity: JSON.stringify(variables),
  list: new TriageList(client, variables),
});

/** The list for `variables`; another one only when they say something else. */
export function useTriageList(variables: TriageVariables, show: Show) {
  const client = useClient();
  const [kept, keep] = useState(() => listFor(client, variables));
  if (kept.client !== client || kept.identity !== JSON.stringify(variables)) keep(listFor(client, variables));
  const { list } = kept;
  const state = useSyncExternalStore(list.subscribe, list.getState);
  return useMemo(() => {
    // Soonest due first: the overdue ones end at the first that is not.
    const end = show === 'overdue' ? state.rows.findIndex((row) => !isOverdue(row, state.askedAt)) : -1;
    const cut = end >= 0 ? { rows: state.rows.slice(0, end), hasMore: false } : {};
    return { ...state, ...cut, loadMore: list.loadMore, refresh: list.refresh, retry: list.retry };
  }, [list, state, show]);
}
