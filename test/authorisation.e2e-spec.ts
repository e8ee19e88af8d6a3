import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildSchema } from 'graphql';
import { schemaText } from '../src/schema.js';
import { startTestApp, type TestApp } from './support/app.js';
import { board, idea, person, type Person, type TestBoard, type TestIdea } from './support/factories.js';
import { ask } from './support/graphql.js';

const ROLES = ['visitor', 'stranger', 'author', 'moderator', 'admin'] as const;
type Role = (typeof ROLES)[number];

/** The same answer for every role. */
const all = (answer: string): Record<Role, string> => ({
  visitor: answer,
  stranger: answer,
  author: answer,
  moderator: answer,
  admin: answer,
});
const signedIn = (answer = 'ok'): Record<Role, string> => ({ ...all(answer), visitor: 'UNAUTHENTICATED' });

interface Row {
  /** A whole operation about a fresh idea of the author's. */
  operation: (on: { idea: TestIdea; board: TestBoard }) => string;
  expected: Record<Role, string>;
}

const payload = 'userErrors { code }';

/** What each role gets from each field: ok, or the code of its refusal. A field of the schema that is not here fails the test. */
const TABLE: Record<string, Row> = {
  'Query.node': {
    operation: ({ idea: { nodeId } }) => `{ it: node(id: "${nodeId}") { id } }`,
    expected: all('ok'),
  },
  'Query.nodes': {
    operation: ({ idea: { nodeId } }) => `{ it: nodes(ids: ["${nodeId}"]) { id } }`,
    expected: all('ok'),
  },
  'Query.viewer': { operation: () => '{ it: viewer { email } }', expected: all('ok') },
  'Query.community': { operation: () => '{ it: community { name ideaCount } }', expected: all('ok') },
  'Query.boards': { operation: () => '{ it: boards { slug } }', expected: all('ok') },
  'Query.board': { operation: () => '{ it: board(slug: "open") { slug } }', expected: all('ok') },
  'Query.statuses': { operation: () => '{ it: statuses { key } }', expected: all('ok') },
  'Query.ideas': { operation: () => '{ it: ideas { totalCount } }', expected: all('ok') },
  'Query.idea': {
    operation: ({ idea: { id } }) => `{ it: idea(number: ${id}) { title } }`,
    expected: all('ok'),
  },
  'Query.similarIdeas': {
    operation: () => '{ it: similarIdeas(title: "Table") { similarity } }',
    expected: all('ok'),
  },
  'Query.member': { operation: () => '{ it: member(handle: "nobody") { handle } }', expected: all('ok') },
  'Query.teams': { operation: () => '{ it: teams { slug } }', expected: all('ok') },
  'Query.team': { operation: () => '{ it: team(slug: "none") { slug } }', expected: all('ok') },
  'Query.markdownPreview': { operation: () => '{ it: markdownPreview(body: "*x*") }', expected: all('ok') },
  'Query.demo': { operation: () => '{ it: demo { mailUrl } }', expected: all('ok') },
  'Mutation.signUp': {
    operation: () =>
      `mutation { it: signUp(input: { email: "new@example.test", password: "a long password", displayName: "New" }) { ${payload} } }`,
    expected: all('ok'),
  },
  'Mutation.verifyEmail': {
    operation: () => `mutation { it: verifyEmail(input: { token: "none" }) { ${payload} } }`,
    expected: all('LINK_EXPIRED'),
  },
  'Mutation.signIn': {
    operation: () =>
      `mutation { it: signIn(input: { email: "no@example.test", password: "wrong password" }) { ${payload} } }`,
    expected: all('WRONG_CREDENTIALS'),
  },
  'Mutation.requestSignInLink': {
    operation: () => `mutation { it: requestSignInLink(input: { email: "no@example.test" }) { ${payload} } }`,
    expected: all('ok'),
  },
  'Mutation.redeemSignInLink': {
    operation: () => `mutation { it: redeemSignInLink(input: { token: "none" }) { ${payload} } }`,
    expected: all('LINK_EXPIRED'),
  },
  'Mutation.completeSetup': {
    operation: () =>
      `mutation { it: completeSetup(input: { token: "none", email: "a@example.test", password: "a long password", displayName: "Admin" }) { ${payload} } }`,
    expected: all('LINK_EXPIRED'),
  },
  'Mutation.setPassword': {
    operation: () =>
      `mutation { it: setPassword(input: { password: "a long new password" }) { ${payload} } }`,
    expected: signedIn('REQUIRED'),
  },
  'Mutation.submitIdea': {
    operation: ({ board: { nodeId } }) =>
      `mutation { it: submitIdea(input: { boardId: "${nodeId}", title: "From the table", body: "" }) { ${payload} } }`,
    expected: signedIn(),
  },
  'Mutation.editIdea': {
    operation: ({ idea: { nodeId } }) =>
      `mutation { it: editIdea(input: { ideaId: "${nodeId}", version: 1, title: "Changed title" }) { ${payload} } }`,
    expected: { ...signedIn('FORBIDDEN'), author: 'ok' },
  },
  'Mutation.castVote': {
    operation: ({ idea: { nodeId } }) =>
      `mutation { it: castVote(input: { ideaId: "${nodeId}" }) { ${payload} } }`,
    expected: signedIn(),
  },
  'Mutation.withdrawVote': {
    operation: ({ idea: { nodeId } }) =>
      `mutation { it: withdrawVote(input: { ideaId: "${nodeId}" }) { ${payload} } }`,
    expected: signedIn(),
  },
  'Mutation.deleteIdea': {
    operation: ({ idea: { nodeId } }) =>
      `mutation { it: deleteIdea(input: { ideaId: "${nodeId}" }) { ${payload} } }`,
    expected: { ...signedIn(), stranger: 'FORBIDDEN' },
  },
  'Mutation.signOut': { operation: () => `mutation { it: signOut { ${payload} } }`, expected: all('ok') },
};

describe('who may do what', () => {
  let world: TestApp;
  let people: Record<Role, Person | undefined>;
  let open: TestBoard;

  beforeAll(async () => {
    world = await startTestApp();
    people = {
      visitor: undefined,
      stranger: await person(world.db, 'Stranger'),
      author: await person(world.db, 'Author'),
      moderator: await person(world.db, 'Mod', 'MODERATOR'),
      admin: await person(world.db, 'Admin', 'ADMIN'),
    };
    open = await board(world.db, 'open');
  });
  afterAll(() => world.stop());

  it('is listed for every query and mutation', async () => {
    const schema = buildSchema(await schemaText());
    const fields = [schema.getQueryType(), schema.getMutationType()].flatMap((type) =>
      Object.keys(type?.getFields() ?? {}).map((field) => `${type?.name}.${field}`),
    );
    expect(fields.toSorted()).toEqual(Object.keys(TABLE).toSorted());
  });

  // Signing out ends the sessions that the rows before it use, so it stands last.
  it.each(Object.entries(TABLE))('%s answers each role as it should', async (_, { operation, expected }) => {
    const answers: Partial<Record<Role, string>> = {};
    for (const role of ROLES) {
      const { author } = people;
      if (!author) throw new Error('no author');
      const fresh = await idea(world.db, open, author, `Table ${role}`);
      const { data, errors } = await ask(
        world,
        operation({ idea: fresh, board: open }),
        {},
        people[role] ?? {},
      );
      answers[role] = errors[0]?.extensions.code ?? data.it?.userErrors?.[0]?.code ?? 'ok';
    }
    expect(answers).toEqual(expected);
  });
});
