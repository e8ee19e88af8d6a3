import { encodeId } from '../../src/common/graphql/node-id.js';
import type { TestApp } from './app.js';
import type { Person, TestIdea } from './factories.js';
import { ask, type Answer } from './graphql.js';

export const ADOPTION = `id title summary summaryHtml stage targetDate outcome response responseHtml points supporterCount viewerCanEdit url
  adoptedAt deliveredAt droppedAt links { title url } team { slug } owner { handle }
  ideas { totalCount nodes { number status { key } } } contributors { totalCount nodes { handle } }
  updates { totalCount nodes { id body bodyHtml author { handle } } }`;

const IDEA = `query ($n: Int!) { idea(number: $n) { status { key stage } triageVersion isOpen adoption { id title stage }
  history { nodes { from { key } to { key } response actor { handle } } } } }`;

type Mutation = 'adoptIdeas' | 'updateAdoption' | 'deliverAdoption' | 'dropAdoption' | 'reopenAdoption';

/** What teams do with adoptions, over HTTP. */
export class Adopting {
  constructor(private readonly world: TestApp) {}

  // oxlint-disable-next-line typescript/no-explicit-any -- a test says by its assertions what it expects
  mutate(who: Person | null, mutation: Mutation, input: object): Promise<Answer<any>> {
    const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
    return ask(
      this.world,
      `mutation ($input: ${type}!) { it: ${mutation}(input: $input) { adoption { ${ADOPTION} } userErrors { code field message } } }`,
      { input },
      who ?? {},
    );
  }

  post(who: Person | null, adoptionId: string, body: string, idempotencyKey?: string) {
    return ask(
      this.world,
      `mutation ($input: PostAdoptionUpdateInput!) { it: postAdoptionUpdate(input: $input) {
         update { id body bodyHtml author { handle } } userErrors { code field } } }`,
      { input: { adoptionId, body, idempotencyKey } },
      who ?? {},
    );
  }

  /** What became of it, or what it was refused for: `CODE` or `CODE field.index`. */
  async outcome(who: Person | null, mutation: Mutation, input: object): Promise<string> {
    return outcomeOf(await this.mutate(who, mutation, input));
  }

  /** @returns the adoption's global id */
  async adopt(who: Person, teamId: number, ideas: readonly TestIdea[], more: object = {}): Promise<string> {
    const { data, errors } = await this.mutate(who, 'adoptIdeas', promise(teamId, ideas, more));
    const id: unknown = data?.it?.adoption?.id;
    if (typeof id !== 'string') throw new Error(`not adopted: ${JSON.stringify([data, errors])}`);
    return id;
  }

  // oxlint-disable-next-line typescript/no-explicit-any -- a test says by its assertions what it expects
  async read(id: string, who: Person | null = null): Promise<any> {
    const { data } = await ask(
      this.world,
      `query ($id: ID!) { adoption(id: $id) { ${ADOPTION} } }`,
      { id },
      who ?? {},
    );
    return data.adoption;
  }
}

/** An idea as a visitor sees it. */
// oxlint-disable-next-line typescript/no-explicit-any -- as above
export async function readIdea(world: TestApp, on: TestIdea): Promise<any> {
  return (await ask(world, IDEA, { n: on.id })).data.idea;
}

export const promise = (teamId: number, ideas: readonly TestIdea[], more: object = {}) => ({
  ideaIds: ideas.map(({ nodeId }) => nodeId),
  teamId: encodeId('Team', teamId),
  title: 'Shade for everyone',
  summary: 'A **roof** and a bench.',
  response: 'We take this on.',
  ...more,
});

// oxlint-disable-next-line typescript/no-explicit-any -- as above
export function outcomeOf({ data, errors }: Answer<any>): string {
  const [error] = errors;
  if (error) return error.extensions.code;
  const [refused] = data.it.userErrors;
  return refused ? [refused.code, refused.field?.join('.')].filter(Boolean).join(' ') : 'ok';
}
