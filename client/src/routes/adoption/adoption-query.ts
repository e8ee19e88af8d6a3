import { AdoptionFacts } from '../../features/adoptions/adoption-facts.js';
import { IdeaRowFields } from '../../features/ideas/idea-row-fields.js';
import { graphql } from '../../graphql/graphql.js';

export const AdoptionPageQuery = graphql(
  `
    query AdoptionPage($id: ID!) {
      adoption(id: $id) {
        ...AdoptionFacts
      }
    }
  `,
  [AdoptionFacts],
);

export const AdoptionIdeasQuery = graphql(
  `
    query AdoptionIdeas($id: ID!, $first: Int!, $after: String) {
      adoption(id: $id) {
        id
        ideas(first: $first, after: $after) {
          totalCount
          nodes {
            id
            number
            title
            ...IdeaRowFields
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
    }
  `,
  [IdeaRowFields],
);

export const AdoptionUpdatesQuery = graphql(`
  query AdoptionUpdates($id: ID!, $first: Int!, $after: String) {
    adoption(id: $id) {
      id
      updates(first: $first, after: $after) {
        totalCount
        nodes {
          id
          createdAt
          bodyHtml
          author {
            id
            handle
            displayName
            avatarUrl
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);
