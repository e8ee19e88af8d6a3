import { StormCardFields } from '../../features/storms/storm-facts.js';
import { graphql } from '../../graphql/graphql.js';

/** Those to come are few; those of the past are read page by page. */
export const StormsPageQuery = graphql(
  `
    query StormsPage {
      open: storms(state: OPEN, first: 50) {
        nodes {
          id
          ...StormCardFields
        }
      }
      upcoming: storms(state: UPCOMING, first: 50) {
        nodes {
          id
          ...StormCardFields
        }
      }
    }
  `,
  [StormCardFields],
);

export const PastStormsQuery = graphql(
  `
    query PastStorms($first: Int!, $after: String) {
      storms(state: CLOSED, first: $first, after: $after) {
        nodes {
          id
          ...StormCardFields
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [StormCardFields],
);
