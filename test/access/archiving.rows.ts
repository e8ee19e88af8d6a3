import { adminOnly, payload, signedIn, type AccessRows } from '../support/access.js';

export const archivingRows: AccessRows = {
  'Mutation.reviveIdea': {
    operation: ({ idea: { nodeId } }) =>
      `mutation { it: reviveIdea(input: { ideaId: "${nodeId}" }) { ${payload} } }`,
    expected: signedIn('TRANSITION_NOT_ALLOWED'),
  },
  'Mutation.updateCommunity': {
    operation: () => `mutation { it: updateCommunity(input: { responsePromiseDays: 30 }) { ${payload} } }`,
    expected: adminOnly(),
  },
};
