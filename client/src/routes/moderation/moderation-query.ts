import { AttachmentFields } from '../../features/attachments/attachment-fields.js';
import { graphql, type ResultOf } from '../../graphql/graphql.js';

export const PAGE_SIZE = 20;

/** What a moderator reads of an idea or a comment before deciding. */
export const SubjectFields = graphql(`
  fragment ModeratedSubjectFields on ModeratedContent {
    __typename
    ... on Idea {
      id
      number
      slug
      title
      bodyHtml
      tags
      moderation
      createdAt
      revisions {
        replacedAt
      }
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
      revisions {
        bodyHtml
        replacedAt
      }
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
        bodyHtml
        author {
          id
          displayName
        }
      }
    }
  }
`);

export type Subject = ResultOf<typeof SubjectFields>;

export const QueueItemFields = graphql(
  `
    fragment QueueItemFields on ModerationItem {
      id
      state
      heldFor
      oldestAt
      open
      deleted
      mark
      reportCount
      attachments {
        ...AttachmentFields
      }
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
        ...ModeratedSubjectFields
      }
    }
  `,
  [AttachmentFields, SubjectFields],
);

export const ModerationQueueQuery = graphql(
  `
    query ModerationQueue($first: Int!, $after: String, $boardId: ID) {
      viewer {
        moderationCount
      }
      moderationQueue(first: $first, after: $after, boardId: $boardId) {
        totalCount
        nodes {
          id
          ...QueueItemFields
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [QueueItemFields],
);

/** One of them as it now stands: what became of it meanwhile. */
export const ModerationItemQuery = graphql(
  `
    query ModerationItem($id: ID!) {
      node(id: $id) {
        __typename
        id
        ... on ModerationItem {
          open
          ...QueueItemFields
        }
      }
    }
  `,
  [QueueItemFields],
);

// Each branch names a field that the other type lacks: without a schema the cache takes a fragment whose fields it all has for one of the type.
export const HiddenContentQuery = graphql(
  `
    query HiddenContent($first: Int!, $after: String, $boardId: ID) {
      hiddenContent(first: $first, after: $after, boardId: $boardId) {
        totalCount
        nodes {
          hiddenAt
          withBan
          subject {
            __typename
            ... on Idea {
              id
              number
              attachments {
                ...AttachmentFields
              }
            }
            ... on Comment {
              id
              internal
              attachments {
                ...AttachmentFields
              }
            }
            ...ModeratedSubjectFields
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [AttachmentFields, SubjectFields],
);

type HiddenPage = NonNullable<ResultOf<typeof HiddenContentQuery>['hiddenContent']>;
export type HiddenRow = HiddenPage['nodes'][number];
export type QueueItem = ResultOf<typeof QueueItemFields>;
