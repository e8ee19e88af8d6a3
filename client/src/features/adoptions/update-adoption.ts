import { graphql } from '../../graphql/graphql.js';
import { UserErrorFields } from '../../graphql/user-errors.js';
import { AdoptionFacts } from './adoption-facts.js';

export const UpdateAdoption = graphql(
  `
    mutation UpdateAdoption($input: UpdateAdoptionInput!) {
      updateAdoption(input: $input) {
        adoption {
          ...AdoptionFacts
        }
        userErrors {
          ...UserErrorFields
        }
      }
    }
  `,
  [AdoptionFacts, UserErrorFields],
);
