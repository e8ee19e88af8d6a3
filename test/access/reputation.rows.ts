import { adminOnly, all, payload, type AccessRows } from '../support/access.js';

export const reputationRows: AccessRows = {
  'Query.leaderboard': {
    operation: () => '{ it: leaderboard(period: WEEK) { rank reputation } }',
    expected: all('ok'),
  },
  'Query.levels': { operation: () => '{ it: levels { name from } }', expected: all('ok') },
  'Query.badges': { operation: () => '{ it: badges { key awardedCount } }', expected: all('ok') },
  'Mutation.updateLevels': {
    operation: () =>
      `mutation { it: updateLevels(input: { levels: [{ name: "Everybody", from: 0 }] }) { ${payload} } }`,
    expected: adminOnly(),
  },
  'Mutation.updateBadge': {
    operation: () => `mutation { it: updateBadge(input: { key: "storm", name: "Stormy" }) { ${payload} } }`,
    expected: adminOnly(),
  },
};
