import { payload, signedIn, teamOnly, type AccessRows } from '../support/access.js';

/** Following, and merging duplicates: with itself an idea can't be, which whoever may merge is told. */
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
  'Mutation.mergeIdeas': {
    operation: ({ idea: { nodeId } }) =>
      `mutation { it: mergeIdeas(input: { targetId: "${nodeId}", sourceIds: ["${nodeId}"] }) { ${payload} } }`,
    expected: teamOnly('INVALID'),
  },
  'Mutation.unmergeIdea': {
    operation: ({ idea: { nodeId } }) =>
      `mutation { it: unmergeIdea(input: { ideaId: "${nodeId}" }) { ${payload} } }`,
    expected: teamOnly(),
  },
  'Query.mergePreview': {
    operation: ({ idea: { nodeId } }) =>
      `{ it: mergePreview(targetId: "${nodeId}", sourceIds: ["${nodeId}"]) { ${payload} } }`,
    expected: teamOnly('INVALID'),
  },
};
