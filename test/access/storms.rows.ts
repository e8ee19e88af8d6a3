import { all, payload, teamOnly, type AccessRows, type AccessWorld } from '../support/access.js';
import { inHours, Storms, type TestStorm } from '../support/storms.js';

const running = ({ world, board, people }: AccessWorld): Promise<TestStorm> =>
  new Storms(world).put(board, people.team, -1, 1);

/** Questions of the company: read by everybody who may read the board, asked by its team. */
export const stormRows: AccessRows = {
  'Query.storms': { operation: () => '{ it: storms { totalCount } }', expected: all('ok') },
  'Query.storm': {
    operation: async (on) => `{ it: storm(slug: "${(await running(on)).slug}") { title } }`,
    expected: all('ok'),
  },
  'Mutation.openStorm': {
    operation: ({ board }) =>
      `mutation { it: openStorm(input: { boardId: "${board.nodeId}", title: "What now?", brief: "", opensAt: "${inHours(1)}",
         closesAt: "${inHours(2)}" }) { ${payload} } }`,
    expected: teamOnly(),
  },
  'Mutation.updateStorm': {
    operation: async (on) =>
      `mutation { it: updateStorm(input: { stormId: "${(await running(on)).nodeId}", title: "What then?" }) { ${payload} } }`,
    expected: teamOnly(),
  },
  'Mutation.withdrawStorm': {
    operation: async ({ world, board, people }) =>
      `mutation { it: withdrawStorm(input: { stormId: "${(await new Storms(world).put(board, people.team, 1, 2)).nodeId}" }) { ${payload} } }`,
    expected: teamOnly(),
  },
  'Mutation.closeStorm': {
    operation: async (on) =>
      `mutation { it: closeStorm(input: { stormId: "${(await running(on)).nodeId}", result: "Thanks." }) { ${payload} } }`,
    expected: teamOnly(),
  },
};
