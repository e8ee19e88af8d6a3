import { graphql, type ResultOf } from '../../graphql/graphql.js';
import { UserErrorFields } from '../../graphql/user-errors.js';

export const AdminTeamsQuery = graphql(`
  query AdminTeams {
    teams {
      id
      slug
      name
      boards {
        id
        slug
        name
      }
      members(first: 5) {
        nodes {
          id
          handle
          displayName
          avatarUrl
        }
        totalCount
      }
    }
  }
`);

export const TeamPeopleQuery = graphql(`
  query TeamPeople($slug: String!, $after: String) {
    team(slug: $slug) {
      id
      members(first: 100, after: $after) {
        nodes {
          id
          handle
          displayName
          avatarUrl
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);

export const FindPeopleQuery = graphql(`
  query FindPeople($search: String!) {
    members(first: 8, filter: { search: $search, banned: false }) {
      nodes {
        id
        handle
        displayName
        avatarUrl
        email
      }
    }
  }
`);

export const CreateTeam = graphql(
  `
    mutation CreateTeam($input: CreateTeamInput!) {
      createTeam(input: $input) {
        team {
          id
          name
        }
        userErrors {
          ...UserErrorFields
        }
      }
    }
  `,
  [UserErrorFields],
);

export const UpdateTeam = graphql(
  `
    mutation UpdateTeam($input: UpdateTeamInput!) {
      updateTeam(input: $input) {
        team {
          id
          name
        }
        userErrors {
          ...UserErrorFields
        }
      }
    }
  `,
  [UserErrorFields],
);

export const DeleteTeam = graphql(
  `
    mutation DeleteTeam($id: ID!) {
      deleteTeam(input: { id: $id }) {
        deletedId
        userErrors {
          ...UserErrorFields
        }
      }
    }
  `,
  [UserErrorFields],
);

export type AdminTeam = ResultOf<typeof AdminTeamsQuery>['teams'][number];
/** Somebody as a list of people names them. */
export interface TeamPerson {
  id: string;
  handle: string;
  displayName: string;
  avatarUrl: string | null;
}
