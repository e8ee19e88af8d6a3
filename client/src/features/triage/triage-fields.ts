import { graphql, type ResultOf } from '../../graphql/graphql.js';
import { StatusChipFields } from '../ideas/status-chip.js';

/** What a row shows and what deciding about the idea needs. */
export const TriageRowFields = graphql(
  `
    fragment TriageRowFields on Idea {
      id
      number
      slug
      title
      points
      promoteCount
      demoteCount
      createdAt
      dueAt
      answeredAfter
      triageVersion
      version
      tags
      internalNoteCount
      board {
        id
        slug
        name
      }
      status {
        key
        name
        stage
        ...StatusChipFields
      }
      team {
        id
        slug
        name
      }
      assignee {
        id
        handle
        displayName
        avatarUrl
      }
      adoption {
        id
        title
      }
      mergedInto {
        id
        number
        slug
        title
      }
    }
  `,
  [StatusChipFields],
);

/** An idea as a mutation leaves it, with its latest step: who made it, and until when it may be taken back. */
export const TriagedIdeaFields = graphql(
  `
    fragment TriagedIdeaFields on Idea {
      id
      ...TriageRowFields
      history(first: 1) {
        nodes {
          id
          createdAt
          undoableUntil
          to {
            key
          }
          actor {
            id
            displayName
          }
        }
      }
    }
  `,
  [TriageRowFields],
);

export type TriageRow = ResultOf<typeof TriageRowFields>;
