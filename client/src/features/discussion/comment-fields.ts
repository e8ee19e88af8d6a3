import { graphql, type ResultOf } from '../../graphql/graphql.js';

export const CommentFields = graphql(`
  fragment CommentFields on Comment {
    id
    body
    bodyHtml
    official
    extension
    likeCount
    viewerLikes
    createdAt
    editedAt
    deletedAt
    moderation
    viewerReported
    author {
      id
      handle
      displayName
      avatarUrl
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
`);

export type CommentOnPage = ResultOf<typeof CommentFields>;
