import { signedIn, type AccessRows } from '../support/access.js';

/** For notes they are in mention-candidates.e2e-spec.ts. */
export const mentionsRows: AccessRows = {
  'Query.mentionCandidates': {
    operation: ({ idea: { nodeId } }) =>
      `{ it: mentionCandidates(ideaId: "${nodeId}", prefix: "a") { handle } }`,
    expected: signedIn(),
  },
};
