import { useMemo } from 'react';
import type { ResultOf } from '../../graphql/graphql.js';
import { useConnectionPages } from '../../graphql/use-connection-pages.js';
import { AdoptionsQuery, type AdoptionListVariables } from './adoptions-query.js';

/**
 * The list for `variables`, which must stay the same object as long as they are the same.
 * @param name tells it from other lists of the same page
 */
export function useAdoptionPages(variables: AdoptionListVariables, name: string, pageSize: number) {
  const list = useMemo(
    () => ({
      document: AdoptionsQuery,
      variables: (after: string | null) => ({ ...variables, first: pageSize, after }),
      connection: ({ adoptions }: ResultOf<typeof AdoptionsQuery>) => adoptions,
    }),
    [variables, pageSize],
  );
  return useConnectionPages(list, name);
}
