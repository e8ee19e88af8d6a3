import type { AnyVariables } from '@urql/core';
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { useClient } from 'urql';
import { ConnectionPages, type ConnectionPagesState, type PagedList } from './connection-pages.js';

const NOTHING: ConnectionPagesState<never> = {
  rows: [],
  loading: false,
  error: undefined,
  hasMore: false,
  totalCount: undefined,
  settling: false,
  mark: null,
  cursors: [],
};

const never = () => () => undefined;
const nothing = () => NOTHING;

/**
 * The pages of `list`, which must stay the same object as long as it is the same list, in step with what others do: with
 * another `mark` all that is open is read again. Null for a list reads nothing.
 */
export function useLivePages<Data, Variables extends AnyVariables, Row extends { id: string }>(
  list: PagedList<Data, Variables, Row> | null,
  mark: string,
) {
  const client = useClient();
  const pages = useMemo(() => list && new ConnectionPages(client, list, undefined), [client, list]);
  const state: ConnectionPagesState<Row> = useSyncExternalStore(
    pages?.subscribe ?? never,
    pages?.getState ?? nothing,
  );
  useEffect(() => pages?.readFor(mark), [pages, mark]);
  return {
    ...state,
    settling: state.settling || (state.mark !== null && state.mark !== mark),
    loadMore: pages?.loadMore,
    retry: pages?.retry,
  };
}
