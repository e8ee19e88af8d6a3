import { graphql, type ResultOf } from '../../graphql/graphql.js';
import { CommentFields } from './comment-fields.js';

/** Replies that come with their comment; the rest on demand. */
export const REPLIES_AT_FIRST = 20;

export const DiscussionQuery = graphql(
  `
    query Discussion($number: Int!, $after: String, $orderBy: CommentOrder!) {
      idea(number: $number) {
        id
        comments(first: 20, after: $after, orderBy: $orderBy) {
          nodes {
            id
            ...CommentFields
            replies(first: 20) {
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
