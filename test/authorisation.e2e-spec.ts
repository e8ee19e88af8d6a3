import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildSchema } from 'graphql';
import { ThrottleLimits } from '../src/common/auth/throttle-limits.js';
import { schemaText } from '../src/schema.js';
import { accountRows } from './access/account.rows.js';
import { administrationRows } from './access/administration.rows.js';
import { archivingRows } from './access/archiving.rows.js';
import { adoptionRows } from './access/adoptions.rows.js';
import { commentsRows } from './access/comments.rows.js';
import { foundationRows } from './access/foundation.rows.js';
import { insightsRows } from './access/insights.rows.js';
import { operationsRows } from './access/operations.rows.js';
import { reputationRows } from './access/reputation.rows.js';
import { triageRows } from './access/triage.rows.js';
import { liveRows } from './access/live.rows.js';
import { mentionsRows } from './access/mentions.rows.js';
import { mergingRows } from './access/merging.rows.js';
import { moderationRows } from './access/moderation.rows.js';
import { notificationRows } from './access/notifications.rows.js';
import { stormRows } from './access/storms.rows.js';
import { all, payload, ROLES, type AccessRows, type AccessWorld, type Role } from './support/access.js';
import { startTestApp, type TestApp } from './support/app.js';
import { board, idea, person, team, type TestBoard } from './support/factories.js';
import { ask } from './support/graphql.js';
import { openPage } from './support/live.js';

/** A field of the schema that is in none of these fails the test. */
const TABLE: AccessRows = {
  ...foundationRows,
  ...accountRows,
  ...administrationRows,
  ...archivingRows,
  ...adoptionRows,
  ...insightsRows,
  ...operationsRows,
  ...triageRows,
  ...commentsRows,
  ...adoptionRows,
  ...liveRows,
  ...mentionsRows,
  ...mergingRows,
  ...moderationRows,
  ...notificationRows,
  ...stormRows,
  ...reputationRows,
  // Ends the sessions that the rows before it use, so it stands last.
  'Mutation.signOut': { operation: () => `mutation { it: signOut { ${payload} } }`, expected: all('ok') },
};

async function answerTo(world: TestApp, text: string, asker: { cookie?: string }): Promise<string> {
  const { data, errors } = await ask(world, text, {}, asker);
  return errors[0]?.extensions.code ?? data.it?.userErrors?.[0]?.code ?? 'ok';
}

async function answerToWatching(world: TestApp, text: string, asker: { cookie?: string }): Promise<string> {
  const page = openPage(world, asker);
  const { events } = await page.watch(text);
  await page.close();
  const code = events[0]?.errors?.[0]?.extensions?.['code'];
  return typeof code === 'string' ? code : 'ok';
}

describe('who may do what', () => {
  let world: TestApp;
  let people: AccessWorld['people'];
  let open: TestBoard;
  let teamId: number;

  beforeAll(async () => {
    world = await startTestApp();
    const often = { points: 10_000, seconds: 60 };
    Object.assign(world.app.get(ThrottleLimits, { strict: false }), {
      mailedLinkByAddress: often,
      mailedLinkByNetwork: often,
      signInByAccount: often,
    });
    people = {
      stranger: await person(world.db, 'Stranger'),
      author: await person(world.db, 'Author'),
      otherTeam: await person(world.db, 'Other'),
      team: await person(world.db, 'Maker'),
      moderator: await person(world.db, 'Mod', 'MODERATOR'),
      admin: await person(world.db, 'Admin', 'ADMIN'),
    };
    teamId = await team(world.db, 'makers', people.team);
    await board(world.db, 'elsewhere', { team: await team(world.db, 'others', people.otherTeam) });
    open = await board(world.db, 'open', { team: teamId });
  });
  afterAll(() => world.stop());

  it('is listed for every query, mutation and subscription', async () => {
    const schema = buildSchema(await schemaText());
    const fields = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].flatMap(
      (type) => Object.keys(type?.getFields() ?? {}).map((field) => `${type?.name}.${field}`),
    );
    expect(fields.toSorted()).toEqual(Object.keys(TABLE).toSorted());
  });

  it.each(Object.entries(TABLE))('%s answers each role as it should', async (_, { operation, expected }) => {
    const answers: Partial<Record<Role, string>> = {};
    for (const role of ROLES) {
      const fresh = await idea(world.db, open, people.author, `Table ${role}`);
      const text = await operation({ world, idea: fresh, board: open, teamId, people, role });
      const asker = role === 'visitor' ? {} : people[role];
      answers[role] = text.startsWith('subscription')
        ? await answerToWatching(world, text, asker)
        : await answerTo(world, text, asker);
    }
    expect(answers).toEqual(expected);
  });
});
