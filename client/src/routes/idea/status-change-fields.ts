import { StatusChipFields } from '../../features/ideas/status-chip.js';
import { graphql } from '../../graphql/graphql.js';

export const StatusChangeFields = graphql(
  `
    fragment StatusChangeFields on StatusChange {
      id
      createdAt
      responseHtml
      isUndone
      from {
        key
        stage
      }
      to {
        key
        stage
        ...StatusChipFields
      }
      actor {
        id
        handle
        displayName
        avatarUrl
        teams {
          id
          name
        }
      }
    }
  `,
  [StatusChipFields],
);
