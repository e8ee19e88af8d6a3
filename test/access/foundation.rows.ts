import { all, payload, signedIn, type AccessRows } from '../support/access.js';

/** Reading, signing in, ideas and votes. Signing out is not here: it ends the sessions of the rows after it. */
export const foundationRows: AccessRows = {
  'Query.node': {
    operation: ({ idea: { nodeId } }) => `{ it: node(id: "${nodeId}") { id } }`,
    expected: all('ok'),
  },
  'Query.nodes': {
    operation: ({ idea: { nodeId } }) => `{ it: nodes(ids: ["${nodeId}"]) { id } }`,
    expected: all('ok'),
  },
  'Query.viewer': { operation: () => '{ it: viewer { email } }', expected: all('ok') },
  'Query.community': { operation: () => '{ it: community { name ideaCount } }', expected: all('ok') },
  'Query.boards': { operation: () => '{ it: boards { slug } }', expected: all('ok') },
  'Query.board': { operation: () => '{ it: board(slug: "open") { slug } }', expected: all('ok') },
  'Query.statuses': { operation: () => '{ it: statuses { key } }', expected: all('ok') },
  'Query.ideas': { operation: () => '{ it: ideas { totalCount } }', expected: all('ok') },
  'Query.idea': {
    operation: ({ idea: { id } }) => `{ it: idea(number: ${id}) { title } }`,
    expected: all('ok'),
  },
  'Query.similarIdeas': {
    operation: () => '{ it: similarIdeas(title: "Table") { similarity } }',
    expected: all('ok'),
  },
  'Query.member': { operation: () => '{ it: member(handle: "nobody") { handle } }', expected: all('ok') },
  'Query.teams': { operation: () => '{ it: teams { slug } }', expected: all('ok') },
  'Query.team': { operation: () => '{ it: team(slug: "none") { slug } }', expected: all('ok') },
  'Query.markdownPreview': { operation: () => '{ it: markdownPreview(body: "*x*") }', expected: all('ok') },
  'Query.demo': { operation: () => '{ it: demo { mailUrl } }', expected: all('ok') },
  'Mutation.signUp': {
    operation: () =>
      `mutation { it: signUp(input: { email: "new@example.test", password: "a long password", displayName: "New" }) { ${payload} } }`,
    expected: all('ok'),
  },
  'Mutation.verifyEmail': {
    operation: () => `mutation { it: verifyEmail(input: { token: "none" }) { ${payload} } }`,
    expected: all('LINK_EXPIRED'),
  },
  'Mutation.signIn': {
    operation: () =>
      `mutation { it: signIn(input: { email: "no@example.test", password: "wrong password" }) { ${payload} } }`,
    expected: all('WRONG_CREDENTIALS'),
  },
  'Mutation.requestSignInLink': {
    operation: () => `mutation { it: requestSignInLink(input: { email: "no@example.test" }) { ${payload} } }`,
    expected: all('ok'),
  },
  'Mutation.redeemSignInLink': {
    operation: () => `mutation { it: redeemSignInLink(input: { token: "none" }) { ${payload} } }`,
    expected: all('LINK_EXPIRED'),
  },
  'Mutation.completeSetup': {
    operation: () =>
      `mutation { it: completeSetup(input: { token: "none", email: "a@example.test", password: "a long password", displayName: "Admin" }) { ${payload} } }`,
    expected: all('LINK_EXPIRED'),
  },
  'Mutation.setPassword': {
    operation: () =>
      `mutation { it: setPassword(input: { password: "a long new password" }) { ${payload} } }`,
    expected: signedIn('REQUIRED'),
  },
  'Mutation.submitIdea': {
    operation: ({ board: { nodeId } }) =>
      `mutation { it: submitIdea(input: { boardId: "${nodeId}", title: "From the table", body: "" }) { ${payload} } }`,
    expected: signedIn(),
  },
  'Mutation.editIdea': {
    operation: ({ idea: { nodeId } }) =>
      `mutation { it: editIdea(input: { ideaId: "${nodeId}", version: 1, title: "Changed title" }) { ${payload} } }`,
    expected: { ...signedIn('FORBIDDEN'), author: 'ok' },
  },
  'Mutation.castVote': {
    operation: ({ idea: { nodeId } }) =>
      `mutation { it: castVote(input: { ideaId: "${nodeId}" }) { ${payload} } }`,
    expected: signedIn(),
  },
  'Mutation.withdrawVote': {
    operation: ({ idea: { nodeId } }) =>
      `mutation { it: withdrawVote(input: { ideaId: "${nodeId}" }) { ${payload} } }`,
    expected: signedIn(),
  },
  'Mutation.deleteIdea': {
    operation: ({ idea: { nodeId } }) =>
      `mutation { it: deleteIdea(input: { ideaId: "${nodeId}" }) { ${payload} } }`,
    expected: { ...signedIn('FORBIDDEN'), author: 'ok', moderator: 'ok', admin: 'ok' },
  },
};
