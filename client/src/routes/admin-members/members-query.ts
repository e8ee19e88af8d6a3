import { graphql, type ResultOf, type VariablesOf } from '../../graphql/graphql.js';
import { UserErrorFields } from '../../graphql/user-errors.js';

export const AdminMembersQuery = graphql(`
  query AdminMembers($filter: MemberFilter, $after: String) {
    members(first: 30, after: $after, filter: $filter) {
      nodes {
        id
        handle
        displayName
        avatarUrl
        role
        email
        joinedAt
        ban {
          since
          until
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

/** Apart from the list, which need not wait for it, nor count again with each page. */
export const MemberCountQuery = graphql(`
  query MemberCount($filter: MemberFilter) {
    members(first: 1, filter: $filter) {
      totalCount
    }
  }
`);

export const SetMemberRole = graphql(
  `
    mutation SetMemberRole($input: SetMemberRoleInput!) {
      setMemberRole(input: $input) {
        member {
          id
          role
        }
        userErrors {
          ...UserErrorFields
        }
      }
    }
  `,
  [UserErrorFields],
);

export type ListedMember = NonNullable<ResultOf<typeof AdminMembersQuery>['members']>['nodes'][number];
export type MemberRole = ListedMember['role'];
export type MemberFilter = NonNullable<VariablesOf<typeof AdminMembersQuery>['filter']>;
export const ROLES: readonly MemberRole[] = ['MEMBER', 'MODERATOR', 'ADMIN'];
