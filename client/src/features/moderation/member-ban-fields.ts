import { graphql } from '../../graphql/graphql.js';

export const MemberBanFields = graphql(`
  fragment MemberBanFields on Member {
    id
    displayName
    role
    teams {
      id
    }
    ban {
      reason
      since
      until
      hidesContent
      discountsVotes
      by {
        id
        displayName
      }
    }
  }
`);
