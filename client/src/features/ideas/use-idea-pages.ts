import { useMemo } from 'react';
import { useConnectionPages } from '../../graphql/use-connection-pages.js';
import type { ResultOf } from '../../graphql/graphql.js';
import type { ListVariables } from './idea-filters.js';
import { IdeasQuery } from './ideas-query.js';

const PAGE_SIZE = 20;

/** The list for `variables`, which must stay the same object as long as they are the same. */
export function useIdeaPages(variables: ListVariables) {
  const list = useMemo(
    () => ({
      document: IdeasQuery,
      variables: (after: string | null) => ({ ...variables, first: PAGE_SIZE, after }),
      connection: ({ ideas }: ResultOf<typeof IdeasQuery>) => ideas,
    }),
    [variables],
  );
  return useConnectionPages(list, 'ideas');
}
