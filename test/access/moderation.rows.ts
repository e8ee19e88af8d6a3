import {
  adminOnly,
  payload,
  signedIn,
  type AccessRow,
  type AccessRows,
  type Role,
} from '../support/access.js';
import { person } from '../support/factories.js';

const moderatorsOnly = (answer = 'ok'): Record<Role, string> => ({
  ...signedIn('FORBIDDEN'),
  moderator: answer,
  admin: answer,
});

/** About somebody whom nobody else in the table needs. */
const ofSomebody =
  (text: (memberId: string) => string): AccessRow['operation'] =>
  async ({ world }) =>
    text((await person(world.db, 'Somebody')).nodeId);

/** Reports, decisions, bans, and the log of all that. */
export const moderationRows: AccessRows = {
  'Query.moderationQueue': {
    operation: () => '{ it: moderationQueue { totalCount } }',
    expected: moderatorsOnly(),
  },
  'Query.hiddenContent': {
    operation: () => '{ it: hiddenContent { totalCount } }',
    expected: moderatorsOnly(),
  },
  'Query.auditLog': { operation: () => '{ it: auditLog { totalCount } }', expected: adminOnly() },
  'Query.auditActions': { operation: () => '{ it: auditActions { key } }', expected: adminOnly() },
  'Mutation.reportContent': {
    operation: ({ idea: { nodeId } }) =>
      `mutation { it: reportContent(input: { subjectId: "${nodeId}", reason: SPAM }) { ${payload} } }`,
    expected: { ...signedIn(), author: 'FORBIDDEN' },
  },
  'Mutation.moderateContent': {
    operation: ({ idea: { nodeId } }) =>
      `mutation { it: moderateContent(input: { subjectIds: ["${nodeId}"], action: HIDE }) { ${payload} } }`,
    expected: moderatorsOnly(),
  },
  'Mutation.banMember': {
    operation: ofSomebody(
      (id) => `mutation { it: banMember(input: { memberId: "${id}", reason: "Spam" }) { ${payload} } }`,
    ),
    expected: moderatorsOnly(),
  },
  'Mutation.unbanMember': {
    operation: ofSomebody(
      (id) => `mutation { it: unbanMember(input: { memberId: "${id}" }) { ${payload} } }`,
    ),
    expected: moderatorsOnly(),
  },
};
