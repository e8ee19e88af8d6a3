import { graphql } from '../../graphql/graphql.js';

export const MentionCandidates = graphql(`
  query MentionCandidates($ideaId: ID!, $prefix: String!, $internal: Boolean!) {
    mentionCandidates(ideaId: $ideaId, prefix: $prefix, internal: $internal) {
      id
      handle
      displayName
      avatarUrl
    }
  }
`);
