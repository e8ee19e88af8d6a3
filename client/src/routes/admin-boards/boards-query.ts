import { graphql, type ResultOf } from '../../graphql/graphql.js';
import { UserErrorFields } from '../../graphql/user-errors.js';

export const AdminBoardsQuery = graphql(`
  query AdminBoards {
    boards {
      id
      slug
      name
      description
      visibility
      voteBudget
      holdFirstPosts
      ideaCount
      teams {
        id
        name
      }
    }
    teams {
      id
      name
    }
  }
`);

export const CreateBoard = graphql(
  `
    mutation CreateBoard($input: CreateBoardInput!) {
      createBoard(input: $input) {
        board {
          id
          name
        }
        userErrors {
          ...UserErrorFields
        }
      }
    }
  `,
  [UserErrorFields],
);

export const UpdateBoard = graphql(
  `
    mutation UpdateBoard($input: UpdateBoardInput!) {
      updateBoard(input: $input) {
        board {
          id
          name
        }
        userErrors {
          ...UserErrorFields
        }
      }
    }
  `,
  [UserErrorFields],
);

export const DeleteBoard = graphql(
  `
    mutation DeleteBoard($id: ID!) {
      deleteBoard(input: { id: $id }) {
        deletedId
        userErrors {
          ...UserErrorFields
        }
      }
    }
  `,
  [UserErrorFields],
);

export type AdminBoard = ResultOf<typeof AdminBoardsQuery>['boards'][number];
export type Visibility = AdminBoard['visibility'];
export type TeamChoice = ResultOf<typeof AdminBoardsQuery>['teams'][number];
