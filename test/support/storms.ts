import { encodeId } from '../../src/common/graphql/node-id.js';
import type { TestApp } from './app.js';
import type { Person, TestBoard, TestIdea } from './factories.js';
import { ask, type Answer } from './graphql.js';

export const STORM = `id slug title brief briefHtml opensAt closesAt state result resultHtml board { slug } host { handle }
  viewerCan { submit update withdraw end postResult } ideaCount ideas { totalCount nodes { number } }`;

export interface TestStorm {
  id: number;
  nodeId: string;
  slug: string;
}

export const HOUR = 3_600_000;
/** A moment so many hours from now. */
export const inHours = (hours: number): string => new Date(Date.now() + hours * HOUR).toISOString();

type StormMutation = 'openStorm' | 'updateStorm' | 'closeStorm';

let serial = 0;

/** Storm sessions as teams hold them, over HTTP, and others straight in the database. */
export class Storms {
  constructor(private readonly world: TestApp) {}

  mutate(
    who: Person | null,
    mutation: StormMutation,
    input: object,
    // oxlint-disable-next-line typescript/no-explicit-any -- a test says by its assertions what it expects
  ): Promise<Answer<any>> {
    const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
    return ask(
      this.world,
      `mutation ($input: ${type}!) { it: ${mutation}(input: $input) { storm { ${STORM} } userErrors { code field message } } }`,
      { input },
      who ?? {},
    );
  }

  /** `ok`, or what it was refused for: `CODE field`. */
  async outcome(who: Person | null, mutation: StormMutation, input: object): Promise<string> {
    return outcomeOf(await this.mutate(who, mutation, input));
  }

  /** Calls it off: `ok`, or what it was refused for. */
  async withdraw(who: Person | null, stormId: string): Promise<string> {
    return outcomeOf(
      await ask(
        this.world,
        'mutation ($input: WithdrawStormInput!) { it: withdrawStorm(input: $input) { deletedId userErrors { code field } } }',
        { input: { stormId } },
        who ?? {},
      ),
    );
  }

  /** A session from so many hours from now to so many, in the database alone. */
  async put(on: TestBoard, host: Person, from: number, to: number, title = 'What now?'): Promise<TestStorm> {
    const slug = `storm-${++serial}`;
    const [row] = await this.world.db.query<{ id: number }>(
      `INSERT INTO storms (slug, board_id, host_id, title, brief, opens_at, closes_at)
       VALUES ($1, $2, $3, $4, 'Tell *us*.', now() + make_interval(secs => $5), now() + make_interval(secs => $6)) RETURNING id`,
      [slug, on.id, host.id, title, from * 3600, to * 3600],
    );
    if (!row) throw new Error('no storm');
    return { id: row.id, nodeId: encodeId('Storm', row.id), slug };
  }

  /** As if the clock were at another place in it: hours from now until it opens and until it closes. */
  async move({ id }: TestStorm, from: number, to: number): Promise<void> {
    await this.world.db.query(
      `UPDATE storms SET opens_at = now() + make_interval(secs => $2), closes_at = now() + make_interval(secs => $3) WHERE id = $1`,
      [id, from * 3600, to * 3600],
    );
  }

  submit(who: Person | null, on: TestBoard, storm: TestStorm | { nodeId: string }, more: object = {}) {
    const input = { boardId: on.nodeId, title: 'Something new', body: '', stormId: storm.nodeId, ...more };
    return ask(
      this.world,
      `mutation ($input: SubmitIdeaInput!) { it: submitIdea(input: $input) {
         idea { id number storm { slug } } userErrors { code field message } } }`,
      { input },
      who ?? {},
    );
  }

  async join(idea: TestIdea, storm: TestStorm): Promise<void> {
    await this.world.db.query('UPDATE ideas SET storm_id = $2 WHERE id = $1', [idea.id, storm.id]);
  }

  /** As somebody sees it; null where it does not exist for them. */
  async read(who: Person | null, { slug }: TestStorm) {
    const { data } = await ask(
      this.world,
      `query ($slug: String!) { storm(slug: $slug) { ${STORM} } }`,
      { slug },
      who ?? {},
    );
    return data.storm;
  }
}

export function outcomeOf({
  data,
  errors,
}: Answer<{ it: { userErrors: { code: string; field: string[] }[] } | null }>): string {
  if (errors[0]) return errors[0].extensions.code;
  const refusals = data.it?.userErrors ?? [];
  return refusals.length === 0
    ? 'ok'
    : refusals.map(({ code, field }) => `${code} ${field.join('.')}`).join(', ');
}

/** Until a statement that has this in its text waits for somebody else’s lock. */
export async function waitsForLock(world: TestApp, query: string): Promise<void> {
  const patience = Date.now() + 20_000;
  while (Date.now() < patience) {
    const [waiting] = await world.db.query(
      `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%' || $1 || '%'`,
      [query],
    );
    if (waiting) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('nobody waits');
}
