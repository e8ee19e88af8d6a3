import { graphql } from '../../graphql/graphql.js';
import { UserErrorFields } from '../../graphql/user-errors.js';

/** Who may adopt ideas for whom. */
export const AdoptersQuery = graphql(`
  query Adopters {
    viewer {
      member {
        id
        teams {
          id
          name
        }
      }
      canAdminister
      triageBoards {
        id
        slug
        name
        teams {
          id
          name
        }
      }
    }
  }
`);

export const AdoptIdeas = graphql(
  `
    mutation AdoptIdeas($input: AdoptIdeasInput!) {
      adoptIdeas(input: $input) {
        adoption {
          id
          title
          ideas(first: 100) {
            nodes {
              id
              triageVersion
              answeredAfter
              status {
                key
                name
                stage
              }
              adoption {
                id
                title
              }
            }
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
