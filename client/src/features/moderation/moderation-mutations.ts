import { graphql } from '../../graphql/graphql.js';
import { UserErrorFields } from '../../graphql/user-errors.js';

export const ReportContent = graphql(
  `
    mutation ReportContent($input: ReportContentInput!) {
      reportContent(input: $input) {
        reported
        subject {
          __typename
          ... on Idea {
            id
            viewerReported
          }
          ... on Comment {
            id
            viewerReported
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

export const ModerateContent = graphql(
  `
    mutation ModerateContent($input: ModerateContentInput!) {
      moderateContent(input: $input) {
        subjects {
          __typename
          ... on Idea {
            id
            moderation
            isOpen
            commentCount
          }
          ... on Comment {
            id
            moderation
            idea {
              id
              commentCount
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

/** How much waits, as the badge says it. */
export const ModerationCount = graphql(`
  query ModerationCount {
    viewer {
      moderationCount
    }
  }
`);
