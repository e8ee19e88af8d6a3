import { encodeId } from '../../src/common/graphql/node-id.js';
import type { TestApp } from './app.js';
import type { Person, TestBoard, TestIdea } from './factories.js';
import { ask } from './graphql.js';
import { mutate } from './triage.js';

/** An idea or a comment, by the id that it goes by outside. */
export interface Named {
  nodeId: string;
}

/** Somebody reports content. */
export const report = (
  world: Pick<TestApp, 'url'>,
  who: { cookie?: string },
  subject: Named,
  more: object = {},
) => mutate(world, who, 'reportContent', { subjectId: subject.nodeId, reason: 'SPAM', ...more }, 'reported');

/** A moderator decides. */
export const moderate = (
  world: Pick<TestApp, 'url'>,
  who: { cookie?: string },
  action: string,
  subjects: readonly Named[],
  more: object = {},
) =>
  mutate(
    world,
    who,
    'moderateContent',
    { subjectIds: subjects.map(({ nodeId }) => nodeId), action, ...more },
    'subjects { ... on Idea { id moderation } ... on Comment { id moderation } }',
  );

/** Submitted through the API, with its author's own vote unless it is held. */
export async function submitted(
  world: Pick<TestApp, 'url'>,
  who: Person,
  on: TestBoard,
  title: string,
  body = '',
): Promise<TestIdea & { moderation: string }> {
  const { data } = await ask(
    world,
    'mutation ($input: SubmitIdeaInput!) { submitIdea(input: $input) { idea { id number moderation } userErrors { code field } } }',
    { input: { boardId: on.nodeId, title, body } },
    who,
  );
  const { idea } = data.submitIdea;
  if (!idea) throw new Error(`no idea: ${JSON.stringify(data)}`);
  return { id: idea.number, nodeId: idea.id, moderation: idea.moderation };
}

const ITEM = `id state heldFor oldestAt open deleted mark reportCount reports { reason note createdAt reporter { handle } }
  subject { __typename ... on Idea { number title board { slug } } ... on Comment { id body revisions { body } idea { number } parent { id } } }`;

/** The moderation queue; null where it is refused. */
export async function queue(world: Pick<TestApp, 'url'>, who: { cookie?: string }, args = 'first: 100') {
  const { data, errors } = await ask(
    world,
    `{ moderationQueue(${args}) { totalCount nodes { ${ITEM} } pageInfo { hasNextPage endCursor } } viewer { canModerate moderationCount } }`,
    {},
    who,
  );
  return { items: data?.moderationQueue?.nodes, ...data, code: errors[0]?.extensions.code };
}

export const commentNode = (id: number): Named => ({ nodeId: encodeId('Comment', id) });
