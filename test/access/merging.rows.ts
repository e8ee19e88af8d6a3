import { payload, signedIn, type AccessRows } from '../support/access.js';

/** Following, and merging duplicates. */
export const mergingRows: AccessRows = {
  'Mutation.followIdea': {
    operation: ({ idea: { nodeId } }) =>
      `mutation { it: followIdea(input: { ideaId: "${nodeId}" }) { ${payload} } }`,
    expected: signedIn(),
  },
  'Mutation.unfollowIdea': {
    operation: ({ idea: { nodeId } }) =>
      `mutation { it: unfollowIdea(input: { ideaId: "${nodeId}" }) { ${payload} } }`,
    expected: signedIn(),
  },
};
