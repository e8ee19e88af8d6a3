import type { CombinedError, OperationResult } from '@urql/core';
import { useCallback, useEffect, useState } from 'react';
import { useClient } from 'urql';
import type { ResultOf } from '../../graphql/graphql.js';
import { TeamPeopleQuery, type TeamPerson } from './teams-query.js';

type PeopleResult = OperationResult<ResultOf<typeof TeamPeopleQuery>>;

/** All the people of a team, which has at most 500; undefined until they are known. None for a new team. */
export function useTeamPeople(slug: string | null) {
  const client = useClient();
  const [people, setPeople] = useState<readonly TeamPerson[] | undefined>(slug === null ? [] : undefined);
  const [error, setError] = useState<CombinedError>();
  const read = useCallback(async () => {
    if (slug === null) return;
    setError(undefined);
    const found: TeamPerson[] = [];
    let after: string | null = null;
    do {
      const result: PeopleResult = await client
        .query(TeamPeopleQuery, { slug, after }, { requestPolicy: 'network-only' })
        .toPromise();
      if (result.error) return setError(result.error);
      const page = result.data?.team?.members;
      found.push(...(page?.nodes ?? []));
      after = page?.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);
    setPeople(found);
  }, [client, slug]);
  useEffect(() => void read(), [read]);
  return { people, setPeople, error, retry: () => void read() };
}
