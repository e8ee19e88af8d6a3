import { graphql, type ResultOf } from '../../graphql/graphql.js';

export const PAGE_SIZE = 50;

export const AuditLogQuery = graphql(`
  query AuditLog($first: Int!, $after: String, $filter: AuditFilter) {
    auditLog(first: $first, after: $after, filter: $filter) {
      nodes {
        id
        action
        summary
        ipAddress
        createdAt
        actor {
          id
          handle
          displayName
        }
        subject {
          __typename
          id
          ... on Idea {
            number
            slug
            title
          }
          ... on Comment {
            idea {
              id
              number
              slug
              title
            }
          }
          ... on Member {
            handle
          }
          ... on Board {
            slug
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export const AuditCountQuery = graphql(`
  query AuditCount($filter: AuditFilter) {
    auditLog(filter: $filter) {
      totalCount
    }
  }
`);

export const AuditActionsQuery = graphql(`
  query AuditActions {
    auditActions {
      key
      label
    }
  }
`);

export const AuditPersonQuery = graphql(`
  query AuditPerson($handle: String!) {
    member(handle: $handle) {
      id
      displayName
    }
  }
`);

export type AuditEvent = NonNullable<ResultOf<typeof AuditLogQuery>['auditLog']>['nodes'][number];
