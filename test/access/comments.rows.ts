import { payload, signedIn, type AccessRow, type AccessRows, type AccessWorld } from '../support/access.js';
import { comment } from '../support/discussion.js';

/** A mutation of a comment that the stranger has written. */
const ofStrangers =
  (name: string, more = ''): AccessRow['operation'] =>
  async ({ world, idea, people }: AccessWorld) => {
    const { nodeId } = await comment(world, people.stranger, idea, 'Said by a stranger');
    return `mutation { it: ${name}(input: { commentId: "${nodeId}"${more} }) { ${payload} } }`;
  };

/** Notes are in internal-notes.e2e-spec.ts. */
export const commentsRows: AccessRows = {
  'Mutation.addComment': {
    operation: ({ idea: { nodeId } }) =>
      `mutation { it: addComment(input: { ideaId: "${nodeId}", body: "Said" }) { ${payload} } }`,
    expected: signedIn(),
  },
  'Mutation.editComment': {
    operation: ofStrangers('editComment', ', body: "Said otherwise"'),
    expected: { ...signedIn('FORBIDDEN'), stranger: 'ok' },
  },
  'Mutation.deleteComment': {
    operation: ofStrangers('deleteComment'),
    expected: { ...signedIn('FORBIDDEN'), stranger: 'ok', moderator: 'ok', admin: 'ok' },
  },
  'Mutation.likeComment': {
    operation: ofStrangers('likeComment'),
    expected: { ...signedIn(), stranger: 'FORBIDDEN' },
  },
  'Mutation.unlikeComment': {
    operation: ofStrangers('unlikeComment'),
    expected: { ...signedIn(), stranger: 'FORBIDDEN' },
  },
  'Mutation.acceptExtension': {
    operation: ofStrangers('acceptExtension'),
    expected: { ...signedIn('FORBIDDEN'), author: 'ok', team: 'ok', admin: 'ok' },
  },
  'Mutation.removeExtension': {
    operation: ofStrangers('removeExtension'),
    expected: { ...signedIn('FORBIDDEN'), author: 'ok', team: 'ok', admin: 'ok' },
  },
};
