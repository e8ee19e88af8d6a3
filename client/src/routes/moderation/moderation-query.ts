import { graphql, type ResultOf } from '../../graphql/graphql.js';

export const PAGE_SIZE = 20;

export const ModerationQueueQuery = graphql(`
  query ModerationQueue($first: Int!, $after: String, $boardId: ID) {
    viewer {
      moderationCount
    }
    moderationQueue(first: $first, after: $after, boardId: $boardId) {
      totalCount
      nodes {
        id
        state
        heldFor
        oldestAt
        reports {
          reason
          note
          createdAt
          reporter {
            id
            handle
            displayName
          }
        }
        subject {
          __typename
          ... on Idea {
            id
            number
            slug
            title
            bodyHtml
            moderation
            createdAt
            board {
              id
              slug
              name
            }
            author {
              id
              handle
              displayName
              avatarUrl
              joinedAt
            }
          }
          ... on Comment {
            id
            bodyHtml
            internal
            moderation
            createdAt
            author {
              id
              handle
              displayName
              avatarUrl
              joinedAt
            }
            idea {
              id
              number
              slug
              title
              board {
                id
                slug
                name
              }
            }
            parent {
              id
              body
              author {
                id
                displayName
              }
            }
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export type QueueItem = NonNullable<
  ResultOf<typeof ModerationQueueQuery>['moderationQueue']
>['nodes'][number];
