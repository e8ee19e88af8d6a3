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

/** All the people of a team, which has at most 500; undefined until they are known. None for a new team. */
export function useTeamPeople(slug: string | null) {
  const client = useClient();
  const [people, setPeople] = useState<readonly TeamPerson[] | undefined>(slug === null ? [] : undefined);
  const [error, setError] = useState<CombinedError>();
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    if (slug === null) return;
    let wanted = true;
    void readPeople(client, slug).then((read) => {
      if (!wanted) return;
      if (read instanceof CombinedError) setError(read);
      else setPeople(read);
    });
    return () => {
      wanted = false;
    };
  }, [client, slug, attempt]);
  const retry = () => {
    setError(undefined);
    setAttempt(attempt + 1);
  };
  return { people, setPeople, error, retry };
}
