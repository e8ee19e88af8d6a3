import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DomainError } from '../src/common/errors/domain-error.js';
import { ChangeIdeaStatus } from '../src/modules/triage/change-idea-status.js';
import { contextOf, startTestApp, type TestApp } from './support/app.js';
import {
  board,
  idea,
  person,
  team,
  type Person,
  type TestBoard,
  type TestIdea,
} from './support/factories.js';
import { differencesIn } from './support/database.js';
import { ask } from './support/graphql.js';

const IDEA = `query ($n: Int!) { idea(number: $n) { status { key } isOpen triageVersion answeredAfter
  officialResponse { responseHtml actor { handle } }
  history { totalCount nodes { from { key } to { key } response } } } }`;

describe('changing an idea’s status', () => {
  let world: TestApp;
  let ann: Person;
  let dev: Person;
  let open: TestBoard;

  const change = async (
    who: Person,
    ideas: TestIdea[],
    statusKey: string,
    response: string | null = null,
  ) => {
    const context = await contextOf(world, who);
    return world.app
      .get(ChangeIdeaStatus, { strict: false })
      .change(context, { ideaIds: ideas.map((i) => i.nodeId), statusKey, response });
  };
  const refusal = async (...args: Parameters<typeof change>) => {
    const error: unknown = await change(...args).catch((caught: unknown) => caught);
    return error instanceof DomainError ? error.refusals.map(({ code, field }) => [code, field]) : error;
  };
  const read = async (on: TestIdea) => (await ask(world, IDEA, { n: on.id })).data.idea;

  beforeAll(async () => {
    world = await startTestApp();
    [ann, dev] = await Promise.all([person(world.db, 'Ann'), person(world.db, 'Dev')]);
    open = await board(world.db, 'open', { team: await team(world.db, 'makers', dev) });
  });
  afterAll(() => world.stop());

  it('follows the workflow, keeps every step, and shows the latest answer', async () => {
    const one = await idea(world.db, open, ann, 'Through the workflow');
    await change(dev, [one], 'under-review', 'We are **looking**.');
    await change(dev, [one], 'not-planned', 'Too costly.');
    expect(await read(one)).toMatchObject({
      status: { key: 'not-planned' },
      isOpen: false,
      triageVersion: 3,
      answeredAfter: expect.any(Number),
      officialResponse: { responseHtml: '<p>Too costly.</p>\n', actor: { handle: dev.handle } },
      history: {
        totalCount: 2,
        nodes: [
          { from: { key: 'under-review' }, to: { key: 'not-planned' }, response: 'Too costly.' },
          { from: { key: 'new' }, to: { key: 'under-review' }, response: 'We are **looking**.' },
        ],
      },
    });
  });

  it('names the default statuses in the reader’s language, and renamed ones as the community does', async () => {
    const names = async (language: string) => {
      const { data } = await ask(
        world,
        '{ statuses { name } }',
        {},
        { headers: { 'accept-language': language } },
      );
      return data.statuses.slice(0, 2).map((status: { name: string }) => status.name);
    };
    await world.db.query(`UPDATE statuses SET name = 'Seen' WHERE key = 'acknowledged'`);
    expect(await names('en')).toEqual(['New', 'Seen']);
    expect(await names('ru')).toEqual(['Новая', 'Seen']);
    await world.db.query(`UPDATE statuses SET name = 'Acknowledged' WHERE key = 'acknowledged'`);
    expect(await names('zh')).toEqual(['新提交', '已收到']);
  });

  it('refuses steps that the workflow does not have, steps of adoption, and steps without their answer', async () => {
    const one = await idea(world.db, open, ann, 'Refused in every way');
    expect(await refusal(dev, [one], 'under-review')).toEqual([['RESPONSE_REQUIRED', ['response']]]);
    expect(await refusal(dev, [one], 'adopted', 'Yes')).toEqual([['ADOPTION_NEEDED', ['statusKey']]]);
    expect(await refusal(dev, [one], 'nowhere')).toEqual([['NOT_FOUND', ['statusKey']]]);
    await change(dev, [one], 'not-planned', 'No.');
    expect(await refusal(dev, [one], 'new')).toEqual([['TRANSITION_NOT_ALLOWED', ['ideaIds', '0']]]);
    expect((await read(one)).history.totalCount).toBe(1);
  });

  it('is for the board’s teams, and for all of the ideas or none', async () => {
    const one = await idea(world.db, open, ann, 'All or none');
    const gone = { id: 999_999, nodeId: Buffer.from('Idea:999999').toString('base64url') };
    expect(await refusal(ann, [one], 'acknowledged')).toMatchObject({ extensions: { code: 'FORBIDDEN' } });
    expect(await refusal(dev, [one, gone], 'acknowledged')).toEqual([['NOT_FOUND', ['ideaIds', '1']]]);
    expect(await read(one)).toMatchObject({ status: { key: 'new' }, triageVersion: 1 });
  });

  it('keeps the counters true, also for what is hidden', async () => {
    const hidden = await idea(world.db, open, ann, 'Hidden meanwhile');
    await change(dev, [hidden], 'acknowledged');
    await world.db.query(
      `UPDATE idea_counters SET ideas = ideas - 1 WHERE status_id = (SELECT status_id FROM ideas WHERE id = $1) AND ideas > 0`,
      [hidden.id],
    );
    await world.db.query(`UPDATE ideas SET moderation = 'HIDDEN' WHERE id = $1`, [hidden.id]);
    expect(await refusal(dev, [hidden], 'not-planned', 'No.')).toEqual([['NOT_FOUND', ['ideaIds', '0']]]);
    await change(await person(world.db, 'Root', 'ADMIN'), [hidden], 'not-planned', 'No.');
    const drifted = (await differencesIn(world.db)).filter(({ table }) => table === 'idea_counters');
    expect(drifted).toEqual([]);
  });
});
