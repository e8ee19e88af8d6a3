import { AdoptionCardFields } from '../../features/adoptions/adoption-card.js';
import { MemberBanFields } from '../../features/moderation/member-ban-fields.js';
import { graphql, type ResultOf } from '../../graphql/graphql.js';

export const MemberPageQuery = graphql(
  `
    query MemberPage($handle: String!) {
      member(handle: $handle) {
        id
        handle
        displayName
        avatarUrl
        role
        ...MemberBanFields
        reputation
        level
        badges {
          key
          name
          description
          awardedAt
        }
        ideaCount
        joinedAt
        teams {
          id
          name
        }
        comments(first: 1) {
          totalCount
        }
        extensions(first: 1) {
          totalCount
        }
        delivered(first: 1) {
          totalCount
        }
      }
      levels {
        name
        from
      }
    }
  `,
  [MemberBanFields],
);

export type MemberOnPage = NonNullable<ResultOf<typeof MemberPageQuery>['member']>;
export type LevelOnPage = ResultOf<typeof MemberPageQuery>['levels'][number];

const SaidFields = graphql(`
  fragment SaidFields on Comment @_unmask {
    id
    bodyHtml
    extension
    official
    likeCount
    moderation
    createdAt
    idea {
      id
      number
      slug
      title
    }
  }
`);

export const MemberCommentsQuery = graphql(
  `
    query MemberComments($handle: String!, $after: String) {
      member(handle: $handle) {
        id
        comments(first: 20, after: $after) {
          nodes {
            ...SaidFields
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
    }
  `,
  [SaidFields],
);

export const MemberExtensionsQuery = graphql(
  `
    query MemberExtensions($handle: String!, $after: String) {
      member(handle: $handle) {
        id
        extensions(first: 20, after: $after) {
          nodes {
            ...SaidFields
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
    }
  `,
  [SaidFields],
);
export type Said = ResultOf<typeof SaidFields>;

export const MemberDeliveriesQuery = graphql(
  `
    query MemberDeliveries($handle: String!, $after: String) {
      member(handle: $handle) {
        id
        delivered(first: 12, after: $after) {
          nodes {
            id
            ...AdoptionCardFields
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
    }
  `,
  [AdoptionCardFields],
);

export const OwnLedgerQuery = graphql(`
  query OwnLedger($after: String) {
    viewer {
      reputationEvents(first: 30, after: $after) {
        nodes {
          id
          kind
          points
          createdAt
          reversedAt
          idea {
            id
            number
            slug
            title
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);
