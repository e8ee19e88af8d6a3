import { graphql, type ResultOf, type VariablesOf } from '../../graphql/graphql.js';

export const InsightsQuery = graphql(`
  query Insights($from: Date!, $to: Date!, $boardId: ID) {
    insights(from: $from, to: $to, boardId: $boardId) {
      ideas {
        date
        count
      }
      votes {
        date
        count
      }
      comments {
        date
        count
      }
      newMembers {
        date
        count
      }
      medianTimeToResponse
      responseRate
      adoptionRate
      deliveryRate
      promiseKept
      funnel {
        stage
        count
      }
      waitingBoards {
        board {
          id
          slug
          name
        }
        waiting
        medianWait
        overdue
      }
      countedUntil
    }
  }
`);

/** Apart from the rest: the first time that a range is asked for, it takes longer. */
export const InfluencersQuery = graphql(`
  query Influencers($from: Date!, $to: Date!, $boardId: ID) {
    insights(from: $from, to: $to, boardId: $boardId) {
      influencers {
        type
        memberCount
        threshold
        top {
          score
          member {
            id
            handle
            displayName
            avatarUrl
          }
        }
      }
      influencersCountedAt
    }
  }
`);

export type InsightsData = NonNullable<ResultOf<typeof InsightsQuery>['insights']>;
export type InfluencersData = NonNullable<ResultOf<typeof InfluencersQuery>['insights']>;
export type InsightsScope = VariablesOf<typeof InsightsQuery>;
export type DailyCount = InsightsData['votes'][number];
