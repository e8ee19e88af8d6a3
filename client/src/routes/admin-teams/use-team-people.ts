import { CombinedError, type Client, type OperationResult } from '@urql/core';
import { useEffect, useState } from 'react';
import { useClient } from 'urql';
import type { ResultOf } from '../../graphql/graphql.js';
import { TeamPeopleQuery, type TeamPerson } from './teams-query.js';

type PeopleResult = OperationResult<ResultOf<typeof TeamPeopleQuery>>;

/** @returns all the people of a team, or why they could not be read */
async function readPeople(client: Client, slug: string): Promise<readonly TeamPerson[] | CombinedError> {
  const found: TeamPerson[] = [];
  let after: string | null = null;
  do {
    const result: PeopleResult = await client
      .query(TeamPeopleQuery, { slug, after }, { requestPolicy: 'network-only' })
      .toPromise();
    if (result.error) return result.error;
    const page = result.data?.team?.members;
    found.push(...(page?.nodes ?? []));
    after = page?.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after !== null);
  return found;
}

/**
 * All the people of a team, which has at most 500; undefined until they are known. None for a new team. `before` are those that the server has; `people` those
 * that were chosen since.
 */
export function useTeamPeople(slug: string | null) {
  const client = useClient();
  const [before, setBefore] = useState<readonly TeamPerson[] | undefined>(slug === null ? [] : undefined);
  const [chosen, setPeople] = useState<readonly TeamPerson[]>();
  const [error, setError] = useState<CombinedError>();
  useEffect(() => {
    let wanted = slug !== null;
    const read = async (name: string) => {
      const found = await readPeople(client, name);
      if (!wanted) return;
      if (found instanceof CombinedError) setError(found);
      else setBefore(found);
    };
    // What went wrong is tried again once it is wiped away.
    if (slug !== null && error === undefined) void read(slug);
    return () => {
      wanted = false;
    };
  }, [client, slug, error]);
  const retry = () => setError(undefined);
  return { people: chosen ?? before, before, setPeople, error, retry };
}
