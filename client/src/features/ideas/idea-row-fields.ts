import { graphql } from '../../graphql/graphql.js';
import { VoteTarget } from '../votes/use-vote.js';
import { StatusChipFields } from './status-chip.js';

export const IdeaRowFields = graphql(
  `
    fragment IdeaRowFields on Idea {
      id
      number
      slug
      title
      excerpt
      tags
      commentCount
      createdAt
      board {
        id
        slug
        name
      }
      author {
        id
        handle
        displayName
      }
      status {
        key
        ...StatusChipFields
      }
      storm {
        id
        slug
        title
      }
      ...VoteTarget
    }
  `,
  [StatusChipFields, VoteTarget],
);
