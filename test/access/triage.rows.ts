import { adminOnly, all, payload, teamOnly, type AccessRows, type AccessWorld } from '../support/access.js';
import { encodeId } from '../../src/common/graphql/node-id.js';

const none = encodeId('ReplyTemplate', 999_999);

/** A change of the idea's status that nobody but the asking role, or the software, made. */
const changeOf = async ({ world: { db }, idea, people, role }: AccessWorld): Promise<string> => {
  const actorId = role === 'visitor' ? null : people[role].id;
  const [row] = await db.query<{ id: number }>(
    `INSERT INTO status_changes (idea_id, from_status_id, to_status_id, actor_id, response, is_undoable)
     SELECT id, status_id, status_id, $2, 'An answer', true FROM ideas WHERE id = $1 RETURNING id`,
    [idea.id, actorId],
  );
  return encodeId('StatusChange', row?.id ?? 0);
};

/** What product teams do with ideas, and administrators with the workflow. */
export const triageRows: AccessRows = {
  'Mutation.changeIdeaStatus': {
    operation: ({ idea: { nodeId } }) =>
      `mutation { it: changeIdeaStatus(input: { ideaIds: ["${nodeId}"], statusKey: "acknowledged" }) { ${payload} } }`,
    expected: teamOnly(),
  },
  'Mutation.undoStatusChange': {
    operation: async (on) =>
      `mutation { it: undoStatusChange(input: { statusChangeIds: ["${await changeOf(on)}"] }) { ${payload} } }`,
    expected: teamOnly(),
  },
  'Mutation.assignIdea': {
    operation: ({ idea: { nodeId }, teamId }) =>
      `mutation { it: assignIdea(input: { ideaId: "${nodeId}", teamId: "${encodeId('Team', teamId)}" }) { ${payload} } }`,
    expected: teamOnly(),
  },
  'Mutation.tagIdea': {
    operation: ({ idea: { nodeId } }) =>
      `mutation { it: tagIdea(input: { ideaId: "${nodeId}", tags: ["table"] }) { ${payload} } }`,
    expected: teamOnly(),
  },
  'Mutation.moveIdea': {
    operation: ({ idea: { nodeId }, board }) =>
      `mutation { it: moveIdea(input: { ideaId: "${nodeId}", boardId: "${board.nodeId}" }) { ${payload} } }`,
    expected: teamOnly(),
  },
  'Mutation.saveReplyTemplate': {
    operation: ({ teamId, role }) =>
      `mutation { it: saveReplyTemplate(input: { teamId: "${encodeId('Team', teamId)}", name: "${role}", body: "x" }) { ${payload} } }`,
    // The team's own; administrators have those of their teams.
    expected: { ...teamOnly(), admin: 'FORBIDDEN' },
  },
  'Mutation.deleteReplyTemplate': {
    operation: () => `mutation { it: deleteReplyTemplate(input: { id: "${none}" }) { ${payload} } }`,
    expected: { ...all('NOT_FOUND'), visitor: 'UNAUTHENTICATED' },
  },
  'Mutation.updateWorkflow': {
    operation: () => `mutation { it: updateWorkflow(input: { statuses: [] }) { ${payload} } }`,
    expected: adminOnly('REQUIRED'),
  },
};
