import { graphql, type ResultOf } from '../../graphql/graphql.js';
import { UserErrorFields } from '../../graphql/user-errors.js';

export const BadgeKindFields = graphql(`
  fragment BadgeKindFields on BadgeKind @_unmask {
    key
    name
    description
    rule
    threshold
    awardedCount
    enabled
  }
`);
export type BadgeOnPage = ResultOf<typeof BadgeKindFields>;

export const ReputationQuery = graphql(
  `
    query Reputation {
      levels {
        name
        from
      }
      badges {
        ...BadgeKindFields
      }
    }
  `,
  [BadgeKindFields],
);
export type LevelOnPage = ResultOf<typeof ReputationQuery>['levels'][number];

export const SaveLevels = graphql(
  `
    mutation SaveLevels($levels: [LevelInput!]!) {
      updateLevels(input: { levels: $levels }) {
        levels {
          name
          from
        }
        userErrors {
          ...UserErrorFields
        }
      }
    }
  `,
  [UserErrorFields],
);

export const SaveBadge = graphql(
  `
    mutation SaveBadge($input: UpdateBadgeInput!) {
      updateBadge(input: $input) {
        badge {
          ...BadgeKindFields
        }
        userErrors {
          ...UserErrorFields
        }
      }
    }
  `,
  [BadgeKindFields, UserErrorFields],
);
