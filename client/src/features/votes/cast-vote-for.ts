import { graphql } from '../../graphql/graphql.js';
import { UserErrorFields } from '../../graphql/user-errors.js';

export const CastVoteFor = graphql(
  `
    mutation CastVoteFor($input: CastVoteForInput!) {
      castVoteFor(input: $input) {
        counted
        idea {
          id
          points
          promoteCount
          demoteCount
        }
        userErrors {
          ...UserErrorFields
        }
      }
    }
  `,
  [UserErrorFields],
);

export const WithdrawVoteFor = graphql(
  `
    mutation WithdrawVoteFor($input: WithdrawVoteForInput!) {
      withdrawVoteFor(input: $input) {
        idea {
          id
          points
          promoteCount
          demoteCount
        }
        userErrors {
          ...UserErrorFields
        }
      }
    }
  `,
  [UserErrorFields],
);
