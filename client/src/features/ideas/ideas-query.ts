import { graphql } from '../../graphql/graphql.js';
import { IdeaRowFields } from './idea-row-fields.js';

export const IdeasQuery = graphql(
  `
    query Ideas($first: Int!, $after: String, $orderBy: IdeaOrder, $filter: IdeaFilter) {
      ideas(first: $first, after: $after, orderBy: $orderBy, filter: $filter) {
        nodes {
          id
          ...IdeaRowFields
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [IdeaRowFields],
);

/** Apart from the page, so that counting never holds up the list. */
export const IdeaCountQuery = graphql(`
  query IdeaCount($filter: IdeaFilter) {
    ideas(first: 1, filter: $filter) {
      totalCount
    }
  }
`);
