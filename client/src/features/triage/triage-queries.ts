import { graphql, type ResultOf } from '../../graphql/graphql.js';
import { TriagedIdeaFields, TriageRowFields } from './triage-fields.js';

export const TriageIdeasQuery = graphql(
  `
    query TriageIdeas($first: Int!, $after: String, $orderBy: IdeaOrder, $filter: IdeaFilter) {
      ideas(first: $first, after: $after, orderBy: $orderBy, filter: $filter) {
        nodes {
          id
          ...TriageRowFields
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [TriageRowFields],
);

/** Some ideas as they are now. */
export const TriagedIdeasQuery = graphql(
  `
    query TriagedIdeas($ids: [ID!]!) {
      nodes(ids: $ids) {
        __typename
        id
        ...TriagedIdeaFields
      }
    }
  `,
  [TriagedIdeaFields],
);

/** The workflow, and the boards, teams and people that ideas may go to. */
export const TriageDeskQuery = graphql(`
  query TriageDesk {
    statuses {
      key
      name
      stage
      next
      requiresResponse
    }
    viewer {
      member {
        id
        handle
      }
      triageBoards {
        id
        slug
        name
        teams {
          id
          slug
          name
          members(first: 100) {
            nodes {
              id
              handle
              displayName
            }
          }
        }
      }
    }
  }
`);

type Desk = ResultOf<typeof TriageDeskQuery>;
export type DeskStatus = Desk['statuses'][number];
export type DeskBoard = NonNullable<Desk['viewer']>['triageBoards'][number];
export type DeskTeam = DeskBoard['teams'][number];
