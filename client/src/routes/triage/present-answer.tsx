import { Trans } from '@lingui/react/macro';
import { useQuery } from 'urql';
import { graphql } from '../../graphql/graphql.js';

const PresentAnswerQuery = graphql(`
  query PresentAnswer($ideaId: ID!) {
    node(id: $ideaId) {
      __typename
      id
      ... on Idea {
        officialResponse {
          id
          response
        }
      }
    }
  }
`);

/** Begins with the answer that the idea has, for correcting it. */
export function PresentAnswer({ ideaId, insert }: { ideaId: string; insert(body: string): void }) {
  const [{ data }] = useQuery({
    query: PresentAnswerQuery,
    variables: { ideaId },
    requestPolicy: 'cache-and-network',
  });
  const response = data?.node?.__typename === 'Idea' ? data.node.officialResponse?.response : null;
  if (!response) return null;
  return (
    <button type="button" className="button button-quiet triage-small" onClick={() => insert(response)}>
      <Trans>Insert the present answer</Trans>
    </button>
  );
}
