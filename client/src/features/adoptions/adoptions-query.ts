import { graphql, type VariablesOf } from '../../graphql/graphql.js';
import { AdoptionCardFields } from './adoption-card.js';

export const AdoptionsQuery = graphql(
  `
    query Adoptions($first: Int!, $after: String, $orderBy: AdoptionOrder!, $filter: AdoptionFilter!) {
      adoptions(first: $first, after: $after, orderBy: $orderBy, filter: $filter) {
        totalCount
        nodes {
          id
          targetDate
          ...AdoptionCardFields
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [AdoptionCardFields],
);

export type AdoptionListVariables = Omit<VariablesOf<typeof AdoptionsQuery>, 'first' | 'after'>;
