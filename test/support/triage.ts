import type { Database } from '../../src/database/database.js';
import { encodeId } from '../../src/common/graphql/node-id.js';
import type { TestApp } from './app.js';
import type { Person, TestIdea } from './factories.js';
import { ask } from './graphql.js';

/** A refusal as tests compare it: the code and where. */
export type Refused = [code: string, field: string[] | null];

interface Payload {
  userErrors: { code: string; field: string[] | null; message: string }[];
}

/** Sends a mutation of one input; its payload, and whatever it was refused for. */
export async function mutate(
  world: Pick<TestApp, 'url'>,
  who: { cookie?: string },
  name: string,
  input: Record<string, unknown>,
  selection: string,
) {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  const types: Record<string, string> = {
    DeleteReplyTemplateInput: 'DeleteByIdInput',
    DeleteBoardInput: 'DeleteByIdInput',
    DeleteTeamInput: 'DeleteByIdInput',
  };
  const { data, errors } = await ask(
    world,
    `mutation ($input: ${types[type] ?? type}!) { it: ${name}(input: $input) { ${selection} userErrors { code field message } } }`,
    { input },
    who,
  );
  const payload = data?.it as (Payload & Record<string, never>) | null | undefined;
  return {
    payload,
    /** A code of `errors` stands without a field. */
    refused: [
      ...errors.map(({ extensions: { code } }): Refused => [code, null]),
      ...(payload?.userErrors ?? []).map(({ code, field }): Refused => [code, field]),
    ],
    messages: payload?.userErrors.map(({ message }) => message) ?? [],
  };
}

/** As merging leaves it. */
export async function mergeInto(db: Database, source: TestIdea, target: TestIdea): Promise<void> {
  const [row] = await db.query<{ board_id: number; status_id: number }>(
    'UPDATE ideas SET merged_into_id = $2, root_id = $2, merged_at = now() WHERE id = $1 RETURNING board_id, status_id',
    [source.id, target.id],
  );
  await db.query('UPDATE ideas SET merged_count = merged_count + 1 WHERE id = $1', [target.id]);
  await db.query(
    `INSERT INTO idea_counters (board_id, status_id, shard, ideas) VALUES ($1, $2, 77, -1)
     ON CONFLICT (board_id, status_id, shard) DO UPDATE SET ideas = idea_counters.ideas - 1`,
    [row?.board_id, row?.status_id],
  );
}

const STATE = `query ($n: Int!) { idea(number: $n) {
  status { key } triageVersion tags board { slug } team { slug } assignee { handle } answeredAfter
  officialResponse { response }
  history { nodes { id from { key } to { key } response isUndone isReversal undoableUntil } }
} }`;

/** An idea as its readers see it. */
export async function read(world: Pick<TestApp, 'url'>, idea: TestIdea, who: { cookie?: string } = {}) {
  return (await ask(world, STATE, { n: idea.id }, who)).data.idea;
}

export const teamNodeId = (id: number): string => encodeId('Team', id);

export type Changer = (
  who: Person,
  ideas: readonly TestIdea[],
  statusKey: string,
  more?: { response?: string | null; expected?: { ideaId: string; triageVersion: number }[] },
) => Promise<Refused[]>;

/** Changes statuses over HTTP; answers with the refusals. */
export const changerOf =
  (world: Pick<TestApp, 'url'>): Changer =>
  async (who, ideas, statusKey, more = {}) => {
    const input = { ideaIds: ideas.map(({ nodeId }) => nodeId), statusKey, ...more };
    return (await mutate(world, who, 'changeIdeaStatus', input, 'ideas { number }')).refused;
  };
