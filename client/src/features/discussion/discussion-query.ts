import { graphql, type ResultOf } from '../../graphql/graphql.js';
import { CommentFields } from './comment-fields.js';

// How much is asked for stands in the queries: the server weighs what it reads there, not what comes in variables.
export const DiscussionQuery = graphql(
  `
    query Discussion($number: Int!, $after: String, $orderBy: CommentOrder!) {
      idea(number: $number) {
        id
        comments(first: 15, after: $after, orderBy: $orderBy) {
          nodes {
            id
            ...CommentFields
            # The first few come along; the rest on demand.
            replies(first: 5) {
              totalCount
              nodes {
                id
                ...CommentFields
              }
            }
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
    }
  `,
  [CommentFields],
);

export const RepliesQuery = graphql(
  `
    query Replies($commentId: ID!) {
      node(id: $commentId) {
        __typename
        id
        ... on Comment {
          id
          replies(first: 100) {
            totalCount
            nodes {
              id
              ...CommentFields
            }
          }
        }
      }
    }
  `,
  [CommentFields],
);

export type ThreadOnPage = NonNullable<ResultOf<typeof DiscussionQuery>['idea']>['comments']['nodes'][number];
