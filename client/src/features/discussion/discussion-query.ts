import { graphql, type ResultOf } from '../../graphql/graphql.js';
import { CommentFields } from './comment-fields.js';

/** How much is asked for at a time. Replies that do not come with their comment come on demand. */
export const PAGES = { threads: 20, repliesAtFirst: 20, replies: 100 };

export const DiscussionQuery = graphql(
  `
    query Discussion($number: Int!, $threads: Int!, $replies: Int!, $after: String, $orderBy: CommentOrder!) {
      idea(number: $number) {
        id
        comments(first: $threads, after: $after, orderBy: $orderBy) {
          nodes {
            id
            ...CommentFields
            replies(first: $replies) {
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
    query Replies($commentId: ID!, $replies: Int!) {
      node(id: $commentId) {
        __typename
        id
        ... on Comment {
          id
          replies(first: $replies) {
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
