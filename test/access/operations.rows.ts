import { adminOnly, payload, type AccessRows } from '../support/access.js';
import { encodeId } from '../../src/common/graphql/node-id.js';

/** What runs in the background. */
export const operationsRows: AccessRows = {
  'Query.operations': { operation: () => '{ it: operations { waitingJobs } }', expected: adminOnly() },
  'Query.jobs': {
    operation: () => '{ it: jobs(state: FAILED) { totalCount nodes { task } } }',
    expected: adminOnly(),
  },
  'Query.outgoingMails': {
    operation: () => '{ it: outgoingMails(state: FAILED) { totalCount nodes { template } } }',
    expected: adminOnly(),
  },
  'Mutation.retryJobs': {
    operation: () => `mutation { it: retryJobs(input: { ids: ["${encodeId('Job', 1)}"] }) { ${payload} } }`,
    expected: adminOnly(),
  },
  'Mutation.retryMails': {
    operation: () =>
      `mutation { it: retryMails(input: { ids: ["${encodeId('OutgoingMail', 1)}"] }) { ${payload} } }`,
    expected: adminOnly(),
  },
};
