import { graphql } from '../../graphql/graphql.js';
import { UserErrorFields } from '../../graphql/user-errors.js';

export const SaveProfile = graphql(
  `
    mutation SaveProfile($input: UpdateProfileInput!) {
      updateProfile(input: $input) {
        viewer {
          member {
            id
            handle
            displayName
            avatarUrl
          }
        }
        userErrors {
          ...UserErrorFields
        }
      }
    }
  `,
  [UserErrorFields],
);
