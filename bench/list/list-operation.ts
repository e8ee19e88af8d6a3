import type { Operation } from '../support/graphql-call.js';

const QUERY = `query Ideas($first: Int!, $after: String, $orderBy: IdeaOrder, $filter: IdeaFilter) {
  ideas(first: $first, after: $after, orderBy: $orderBy, filter: $filter) {
    nodes {
      id number slug title excerpt tags points commentCount createdAt isOpen viewerVote
      board { id slug name }
      author { id handle displayName }
      status { key name stage color }
    }
    pageInfo { hasNextPage endCursor }
  }
}`;

export interface ListVariables {
  orderBy: 'POPULAR' | 'TOP' | 'NEWEST' | 'ACTIVE' | 'CONTROVERSIAL';
  after?: string;
  filter?: { boardIds?: string[]; statusKeys?: string[]; tags?: string[] };
}

export const PAGE = 20;

/** A page of the ideas' list, with what the client shows of each. */
export const listOperation = (variables: ListVariables): Operation => ({
  query: QUERY,
  variables: { first: PAGE, ...variables },
});
