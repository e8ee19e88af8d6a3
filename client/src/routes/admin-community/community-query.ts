import { graphql, type ResultOf } from '../../graphql/graphql.js';
import { UserErrorFields } from '../../graphql/user-errors.js';

export const CommunitySettingsQuery = graphql(`
  query CommunitySettings {
    community {
      name
      logoUrl
      accentColor
      pointsPerVote
      halfLifeDays
      responsePromiseDays
      archiveAfterDays
    }
  }
`);

export const SaveCommunity = graphql(
  `
    mutation SaveCommunity($input: UpdateCommunityInput!) {
      updateCommunity(input: $input) {
        community {
          name
          logoUrl
          accentColor
          pointsPerVote
          halfLifeDays
          responsePromiseDays
          archiveAfterDays
        }
        userErrors {
          ...UserErrorFields
        }
      }
    }
  `,
  [UserErrorFields],
);

export type CommunitySettings = ResultOf<typeof CommunitySettingsQuery>['community'];
