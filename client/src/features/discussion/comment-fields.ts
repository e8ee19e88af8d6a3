import { graphql, type ResultOf } from '../../graphql/graphql.js';
import { AttachmentFields } from '../attachments/attachment-fields.js';

export const CommentFields = graphql(
  `
    fragment CommentFields on Comment {
      id
      body
      bodyHtml
      internal
      official
      extension
      likeCount
      viewerLikes
      createdAt
      editedAt
      deletedAt
      moderation
      viewerReported
      attachments {
        id
        ...AttachmentFields
      }
      author {
        id
        handle
        displayName
        avatarUrl
        level
        teams {
          id
          name
        }
      }
      idea {
        id
        number
        slug
        title
        board {
          id
          teams {
            id
          }
        }
      }
      viewerCan {
        edit
        delete
        reply
        like
        accept
        report
        moderate
      }
    }
  `,
  [AttachmentFields],
);

export type CommentOnPage = ResultOf<typeof CommentFields>;
