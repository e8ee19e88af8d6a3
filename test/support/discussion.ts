import { decodeId } from '../../src/common/graphql/node-id.js';
import type { TestApp } from './app.js';
import type { Person, TestIdea } from './factories.js';
import { ask, type Answer } from './graphql.js';

export interface TestComment {
  id: number;
  nodeId: string;
}

interface Writing {
  parent?: TestComment | null;
  internal?: boolean;
  attachmentIds?: readonly string[] | null;
  idempotencyKey?: string;
}

/** What of a comment the tests look at. */
const COMMENT = `id body bodyHtml author { handle } idea { number commentCount } parent { id } deletedAt official extension internal likeCount
  viewerLikes createdAt editedAt moderation viewerCan { edit delete reply like accept } replies { totalCount nodes { id body } }`;

const ERRORS = 'userErrors { code field }';

/** One mutation of the discussion with its input; the answer, whether refused or not. */
export function mutate(
  world: Pick<TestApp, 'url'>,
  who: Person | null,
  name: string,
  input: Record<string, unknown>,
  fields = `comment { ${COMMENT} }`,
) {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`.replace('RemoveExt', 'AcceptExt');
  const text = `mutation ($input: ${type}!) { it: ${name}(input: $input) { ${fields} ${ERRORS} } }`;
  return ask(world, text, { input }, who ?? {});
}

/** Why it was refused: `errors` by their code, `userErrors` by code and field; null where it was not. */
// oxlint-disable-next-line typescript/no-explicit-any -- whatever the mutation answers with
export const refusalOf = ({ data, errors }: Answer<any>): unknown => {
  if (errors[0]) return errors[0].extensions.code;
  const [first] = data.it.userErrors;
  return first ? [first.code, first.field] : null;
};

export function write(
  world: Pick<TestApp, 'url'>,
  who: Person | null,
  on: Pick<TestIdea, 'nodeId'>,
  body: string,
  { parent, ...more }: Writing = {},
) {
  return mutate(world, who, 'addComment', {
    ideaId: on.nodeId,
    body,
    ...(parent === undefined ? {} : { parentId: parent?.nodeId ?? null }),
    ...more,
  });
}

/** A comment, or a note, that must come about. */
export async function comment(
  world: Pick<TestApp, 'url'>,
  who: Person,
  on: Pick<TestIdea, 'nodeId'>,
  body: string,
  more: Writing = {},
): Promise<TestComment> {
  const answer = await write(world, who, on, body, more);
  const nodeId: unknown = answer.data?.it?.comment?.id;
  if (typeof nodeId !== 'string') throw new Error(`no comment: ${JSON.stringify(answer)}`);
  return { id: decodeId(nodeId).id, nodeId };
}

/** Merged by the rows alone, for what is said about merged ideas; the counts are the caller's. */
export async function mergeRows(
  world: Pick<TestApp, 'db'>,
  source: TestIdea,
  target: TestIdea,
): Promise<void> {
  await world.db.query(
    `UPDATE ideas SET merged_into_id = $2, merged_at = now(), root_id = (SELECT coalesce(root_id, id) FROM ideas WHERE id = $2) WHERE id = $1`,
    [source.id, target.id],
  );
  await world.db.query(`UPDATE ideas SET root_id = $2 WHERE root_id = $1`, [source.id, target.id]);
  await world.db.query(
    `UPDATE ideas SET comment_count = comment_count + (SELECT comment_count FROM ideas WHERE id = $1), merged_count = merged_count + 1 WHERE id = $2`,
    [source.id, target.id],
  );
}
