import { all, type AccessRows } from '../support/access.js';

/** What pages watch: what a viewer may not know of ends at once instead of being refused. */
export const liveRows: AccessRows = {
  'Subscription.ideaChanged': {
    operation: ({ idea: { nodeId } }) => `subscription { it: ideaChanged(ideaId: "${nodeId}") { number } }`,
    expected: all('ok'),
  },
  'Subscription.ideaSubmitted': {
    operation: ({ board: { nodeId } }) =>
      `subscription { it: ideaSubmitted(boardId: "${nodeId}") { number } }`,
    expected: all('ok'),
  },
};
