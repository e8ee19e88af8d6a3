import { payload, signedIn, type AccessRows } from '../support/access.js';

/** One's own account. What is typed to confirm a deletion is nobody's handle, so that the people of the other rows stay. */
export const accountRows: AccessRows = {
  'Mutation.requestEmailChange': {
    operation: ({ role }) =>
      `mutation { it: requestEmailChange(input: { email: "${role.toLowerCase()}-new@example.test" }) { ${payload} } }`,
    expected: signedIn(),
  },
  'Mutation.endSession': {
    operation: ({ people }) =>
      `mutation { it: endSession(input: { id: "${Buffer.from(`Session:${people.author.id}999`).toString('base64url')}" }) { ${payload} } }`,
    expected: signedIn('NOT_FOUND'),
  },
  'Mutation.deleteAccount': {
    operation: () => `mutation { it: deleteAccount(input: { confirmHandle: "nobody" }) { ${payload} } }`,
    expected: signedIn('NOT_CONFIRMED'),
  },
  'Mutation.requestDataExport': {
    operation: () => `mutation { it: requestDataExport { ${payload} } }`,
    expected: signedIn(),
  },
};
