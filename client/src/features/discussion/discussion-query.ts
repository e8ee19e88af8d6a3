import type { PagedList } from '../../graphql/connection-pages.js';
import { graphql, type FragmentOf, type ResultOf, type VariablesOf } from '../../graphql/graphql.js';
import { CommentFields } from './comment-fields.js';

// How much is asked for stands in the queries: the server weighs what it reads there, not what comes in variables.
export const ThreadFields = graphql(
  `
    fragment ThreadFields on Comment {
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
  `,
  [CommentFields],
);

/** A comment that is no reply, as a list has it. */
export type Thread = { id: string } & FragmentOf<typeof ThreadFields>;

export const DiscussionQuery = graphql(
  `
    query Discussion($number: Int!, $after: String, $orderBy: CommentOrder!) {
      idea(number: $number) {
        id
        comments(first: 15, after: $after, orderBy: $orderBy) {
          nodes {
            id
            ...ThreadFields
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
    }
  `,
  [ThreadFields],
);

export type DiscussionOrder = VariablesOf<typeof DiscussionQuery>['orderBy'];

export const discussionOf = (
  number: number,
  orderBy: DiscussionOrder,
): PagedList<ResultOf<typeof DiscussionQuery>, VariablesOf<typeof DiscussionQuery>, Thread> => ({
  document: DiscussionQuery,
  variables: (after) => ({ number, after, orderBy }),
  connection: ({ idea }) => idea?.comments ?? null,
});

export const ThreadQuery = graphql(
  `
    query Thread($id: ID!) {
      node(id: $id) {
        __typename
        id
        ... on Comment {
          ...ThreadFields
        }
      }
    }
  `,
  [ThreadFields],
);

export const ReplyQuery = graphql(
  `
    query Reply($id: ID!) {
      node(id: $id) {
        __typename
        id
        ... on Comment {
          ...CommentFields
        }
      }
    }
  `,
  [CommentFields],
);

export const RepliesQuery = graphql(
  `
    query Replies($commentId: ID!, $after: String) {
      node(id: $commentId) {
        __typename
        id
        ... on Comment {
          id
          replies(first: 50, after: $after) {
            totalCount
            nodes {
              id
              ...CommentFields
            }
            pageInfo {
              hasNextPage
              endCursor
            }
          }
        }
      }
    }
  `,
  [CommentFields],
);

export const repliesOf = (
  commentId: string,
): PagedList<
  ResultOf<typeof RepliesQuery>,
  VariablesOf<typeof RepliesQuery>,
  { id: string } & FragmentOf<typeof CommentFields>
> => ({
  document: RepliesQuery,
  variables: (after) => ({ commentId, after }),
  connection: ({ node }) => (node?.__typename === 'Comment' ? node.replies : null),
});
