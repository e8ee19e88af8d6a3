import { graphql } from '../../graphql/graphql.js';

export const PeopleQuery = graphql(`
  query People($period: LeaderboardPeriod!) {
    leaderboard(period: $period, first: 50) {
      rank
      reputation
      member {
        id
        handle
        displayName
        avatarUrl
        level
      }
    }
    levels {
      name
      from
    }
  }
`);
