import { graphql } from '../../graphql/graphql.js';
import { UserErrorFields } from '../../graphql/user-errors.js';
import { CommentFields } from './comment-fields.js';

export const AddComment = graphql(
  `
    mutation AddComment($input: AddCommentInput!) {
      addComment(input: $input) {
        comment {
          id
          moderation
          idea {
            id
            commentCount
          }
          ...CommentFields
        }
        userErrors {
          ...UserErrorFields
        }
      }
    }
  `,
  [CommentFields, UserErrorFields],
);

export const EditComment = graphql(
  `
    mutation EditComment($input: EditCommentInput!) {
      editComment(input: $input) {
        comment {
          id
          ...CommentFields
        }
        userErrors {
          ...UserErrorFields
        }
      }
    }
  `,
  [CommentFields, UserErrorFields],
);

export const DeleteComment = graphql(
  `
    mutation DeleteComment($input: DeleteCommentInput!) {
      deleteComment(input: $input) {
        deletedId
        userErrors {
          ...UserErrorFields
        }
      }
    }
  `,
  [UserErrorFields],
);

const LikedComment = graphql(`
  fragment LikedComment on Comment {
    id
    likeCount
    viewerLikes
  }
`);

export const LikeComment = graphql(
  `
    mutation LikeComment($commentId: ID!) {
      likeComment(input: { commentId: $commentId }) {
        comment {
          ...LikedComment
        }
        userErrors {
          ...UserErrorFields
        }
      }
    }
  `,
  [LikedComment, UserErrorFields],
);

export const UnlikeComment = graphql(
  `
    mutation UnlikeComment($commentId: ID!) {
      unlikeComment(input: { commentId: $commentId }) {
        comment {
          ...LikedComment
        }
        userErrors {
          ...UserErrorFields
        }
      }
    }
  `,
  [LikedComment, UserErrorFields],
);

const AcceptedComment = graphql(`
  fragment AcceptedComment on Comment {
    id
    extension
    idea {
      id
      extensions {
        id
      }
    }
  }
`);

export const AcceptExtension = graphql(
  `
    mutation AcceptExtension($commentId: ID!) {
      acceptExtension(input: { commentId: $commentId }) {
        comment {
          ...AcceptedComment
        }
        userErrors {
          ...UserErrorFields
        }
      }
    }
  `,
  [AcceptedComment, UserErrorFields],
);

export const RemoveExtension = graphql(
  `
    mutation RemoveExtension($commentId: ID!) {
      removeExtension(input: { commentId: $commentId }) {
        comment {
          ...AcceptedComment
        }
        userErrors {
          ...UserErrorFields
        }
      }
    }
  `,
  [AcceptedComment, UserErrorFields],
);
