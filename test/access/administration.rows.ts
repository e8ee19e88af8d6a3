import { encodeId } from '../../src/common/graphql/node-id.js';
import { adminOnly, payload, signedIn, teamOnly, type AccessRows } from '../support/access.js';
import { board, team } from '../support/factories.js';

/** Nobody else uses this name. */
const slugFor = (what: string, role: string): string => `${what}-${role.toLowerCase()}`;

/** What administrators do to boards, teams and roles; who may look for members; votes for customers. */
export const administrationRows: AccessRows = {
  'Query.members': {
    operation: () => '{ it: members(first: 1) { nodes { handle } } }',
    expected: { ...signedIn('FORBIDDEN'), moderator: 'ok', admin: 'ok' },
  },
  'Mutation.createBoard': {
    operation: ({ role }) =>
      `mutation { it: createBoard(input: { slug: "${slugFor('made', role)}", name: "Made" }) { ${payload} } }`,
    expected: adminOnly(),
  },
  'Mutation.updateBoard': {
    operation: ({ board: { nodeId } }) =>
      `mutation { it: updateBoard(input: { boardId: "${nodeId}", name: "Open" }) { ${payload} } }`,
    expected: adminOnly(),
  },
  'Mutation.deleteBoard': {
    operation: async ({ world, role }) => {
      const { nodeId } = await board(world.db, slugFor('closing', role));
      return `mutation { it: deleteBoard(input: { id: "${nodeId}" }) { ${payload} } }`;
    },
    expected: adminOnly(),
  },
  'Mutation.createTeam': {
    operation: ({ role }) =>
      `mutation { it: createTeam(input: { slug: "${slugFor('made', role)}", name: "Made" }) { ${payload} } }`,
    expected: adminOnly(),
  },
  'Mutation.updateTeam': {
    operation: ({ teamId }) =>
      `mutation { it: updateTeam(input: { teamId: "${encodeId('Team', teamId)}", name: "Makers" }) { ${payload} } }`,
    expected: adminOnly(),
  },
  'Mutation.deleteTeam': {
    operation: async ({ world, role }) => {
      const id = encodeId('Team', await team(world.db, slugFor('closing', role)));
      return `mutation { it: deleteTeam(input: { id: "${id}" }) { ${payload} } }`;
    },
    expected: adminOnly(),
  },
  'Mutation.setMemberRole': {
    operation: ({ people }) =>
      `mutation { it: setMemberRole(input: { memberId: "${people.stranger.nodeId}", role: MEMBER }) { ${payload} } }`,
    expected: adminOnly(),
  },
  'Mutation.castVoteFor': {
    operation: ({ idea: { nodeId } }) =>
      `mutation { it: castVoteFor(input: { ideaId: "${nodeId}", email: "customer@example.test" }) { ${payload} } }`,
    expected: teamOnly(),
  },
  'Mutation.withdrawVoteFor': {
    operation: ({ idea: { nodeId } }) =>
      `mutation { it: withdrawVoteFor(input: { ideaId: "${nodeId}", email: "nobody@example.test" }) { ${payload} } }`,
    expected: teamOnly(),
  },
};
