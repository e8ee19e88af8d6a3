import { MergeTargetFields } from '../../features/triage/merge-target.js';
import { graphql, type ResultOf } from '../../graphql/graphql.js';
import { UserErrorFields } from '../../graphql/user-errors.js';

/** What an idea may be merged into: what is like it, or what is looked for. */
export const MergeTargetsQuery = graphql(
  `
    query MergeTargets(
      $number: Int!
      $search: String!
      $boardIds: [ID!]
      $searching: Boolean!
      $byNumber: Boolean!
      $searched: Int!
    ) {
      idea(number: $number) @skip(if: $searching) {
        id
        similar(first: 8) {
          idea {
            id
            ...MergeTargetFields
          }
        }
      }
      ideas(first: 8, filter: { search: $search, boardIds: $boardIds }) @include(if: $searching) {
        nodes {
          id
          ...MergeTargetFields
        }
      }
      named: idea(number: $searched) @include(if: $byNumber) {
        id
        ...MergeTargetFields
      }
    }
  `,
  [MergeTargetFields],
);

export const MergeCountsFields = graphql(`
  fragment MergeCountsFields on MergeCounts {
    voters
    promoteCount
    demoteCount
    points
    followerCount
    commentCount
    idea {
      id
      number
      title
    }
  }
`);

export const MergePreviewQuery = graphql(
  `
    query MergePreview($targetId: ID!, $sourceIds: [ID!]!) {
      mergePreview(targetId: $targetId, sourceIds: $sourceIds) {
        before {
          ...MergeCountsFields
        }
        after {
          ...MergeCountsFields
        }
        sources {
          ...MergeCountsFields
        }
        userErrors {
          ...UserErrorFields
        }
      }
    }
  `,
  [MergeCountsFields, UserErrorFields],
);

export type MergePreview = ResultOf<typeof MergePreviewQuery>['mergePreview'];
