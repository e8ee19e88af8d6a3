import { payload, signedIn, type AccessRows } from '../support/access.js';

/** One's own account and what one is told. */
export const notificationRows: AccessRows = {
  'Mutation.updateProfile': {
    operation: () => `mutation { it: updateProfile(input: { digest: DAILY }) { ${payload} } }`,
    expected: signedIn(),
  },
  'Mutation.markNotificationsRead': {
    operation: () => `mutation { it: markNotificationsRead(input: {}) { ${payload} } }`,
    expected: signedIn(),
  },
  'Subscription.notificationReceived': {
    operation: () => 'subscription { it: notificationReceived { text } }',
    expected: signedIn(),
  },
};
