import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { encodeId } from '../src/common/graphql/node-id.js';
import { startTestApp, type TestApp } from './support/app.js';
import { person, team, type Person } from './support/factories.js';
import { ask } from './support/graphql.js';
import { mutate, teamNodeId } from './support/triage.js';

describe('reply templates', () => {
  let world: TestApp;
  let dev: Person;
  let eva: Person;
  let oli: Person;
  let root: Person;
  let makers: string;
  let menders: string;
  let others: string;

  const save = async (who: { cookie?: string }, input: Record<string, unknown>) => {
    const { payload, refused } = await mutate(
      world,
      who,
      'saveReplyTemplate',
      input,
      'template { id name body team { slug } }',
    );
    return { template: payload?.['template'] as { id: string; name: string } | null | undefined, refused };
  };
  const remove = async (who: { cookie?: string }, id: string) =>
    (await mutate(world, who, 'deleteReplyTemplate', { id }, 'deletedId')).refused;
  const names = async (who: { cookie?: string }) =>
    (await ask(world, '{ viewer { replyTemplates { name } } }', {}, who)).data.viewer.replyTemplates.map(
      ({ name }: { name: string }) => name,
    );

  beforeAll(async () => {
    world = await startTestApp();
    [dev, eva, oli, root] = await Promise.all([
      person(world.db, 'Dev'),
      person(world.db, 'Eva'),
      person(world.db, 'Oli'),
      person(world.db, 'Root', 'ADMIN'),
    ]);
    makers = teamNodeId(await team(world.db, 'makers', dev, eva));
    menders = teamNodeId(await team(world.db, 'menders', dev));
    others = teamNodeId(await team(world.db, 'others', oli));
  });
  afterAll(() => world.stop());

  it('are kept for the members of a team, and for nobody else', async () => {
    const { template, refused } = await save(dev, {
      teamId: makers,
      name: ' Thanks ',
      body: 'Thank *you*.\n',
    });
    expect(refused).toEqual([]);
    expect(template).toMatchObject({ name: 'Thanks', body: 'Thank *you*.', team: { slug: 'makers' } });
    await save(dev, { teamId: menders, name: 'Broken', body: 'We mend it.' });
    expect([await names(dev), await names(eva), await names(oli), await names(root)]).toEqual([
      ['Broken', 'Thanks'],
      ['Thanks'],
      [],
      [],
    ]);
    const node = async (who: { cookie?: string }) =>
      (await ask(world, 'query ($id: ID!) { node(id: $id) { id } }', { id: template?.id }, who)).data.node;
    expect([await node(eva), await node(oli), await node({})]).toEqual([{ id: template?.id }, null, null]);
  });

  it('are changed and deleted by any of the team, and move between one’s own teams', async () => {
    const { template } = await save(eva, { teamId: makers, name: 'Draft', body: 'x' });
    const id = template?.id ?? '';
    expect((await save(dev, { id, teamId: menders, name: 'Final', body: 'y' })).template).toEqual({
      id,
      name: 'Final',
      body: 'y',
      team: { slug: 'menders' },
    });
    expect(await remove(eva, id)).toEqual([['NOT_FOUND', ['id']]]);
    expect(await remove(dev, id)).toEqual([]);
    expect(await remove(dev, id)).toEqual([['NOT_FOUND', ['id']]]);
    expect(await names(dev)).not.toContain('Final');
  });

  it('refuse what is not the viewer’s, naming the field', async () => {
    const theirs = (await save(oli, { teamId: others, name: 'Theirs', body: 'x' })).template?.id;
    const draft = { name: 'Mine', body: 'x' };
    expect((await save({}, { ...draft, teamId: makers })).refused).toEqual([['UNAUTHENTICATED', null]]);
    expect((await save(dev, { ...draft, teamId: others })).refused).toEqual([['FORBIDDEN', null]]);
    expect((await save(root, { ...draft, teamId: makers })).refused).toEqual([['FORBIDDEN', null]]);
    expect((await save(dev, { ...draft, teamId: teamNodeId(999) })).refused).toEqual([
      ['NOT_FOUND', ['teamId']],
    ]);
    expect((await save(dev, { ...draft, teamId: makers, id: theirs })).refused).toEqual([
      ['NOT_FOUND', ['id']],
    ]);
    expect(
      (await save(dev, { ...draft, teamId: makers, id: encodeId('ReplyTemplate', 999) })).refused,
    ).toEqual([['NOT_FOUND', ['id']]]);
    expect(await remove({}, theirs ?? '')).toEqual([['UNAUTHENTICATED', null]]);
    expect(await remove(dev, theirs ?? '')).toEqual([['NOT_FOUND', ['id']]]);
    expect(await names(oli)).toEqual(['Theirs']);
  });

  it('hold to their limits, and to one of a name in a team', async () => {
    expect((await save(dev, { teamId: makers, name: '', body: '' })).refused).toEqual([
      ['REQUIRED', ['name']],
      ['REQUIRED', ['body']],
    ]);
    expect(
      (await save(dev, { teamId: makers, name: 'x'.repeat(61), body: 'x'.repeat(10_001) })).refused,
    ).toEqual([
      ['TOO_LONG', ['name']],
      ['TOO_LONG', ['body']],
    ]);
    const clicks = await Promise.all(
      [1, 2, 3].map(() => save(eva, { teamId: makers, name: 'Unique', body: 'x' })),
    );
    expect(clicks.flatMap(({ refused }) => refused)).toEqual([
      ['TAKEN', ['name']],
      ['TAKEN', ['name']],
    ]);
    const first = clicks.find(({ template }) => template)?.template?.id;
    expect((await save(eva, { id: first, teamId: makers, name: 'Unique', body: 'z' })).refused).toEqual([]);
    const { data } = await ask(world, '{ community { limits { responseMax templateNameMax } } }');
    expect(data.community.limits).toEqual({ responseMax: 10_000, templateNameMax: 60 });
  });

  it('are at most fifty a team', async () => {
    const crowd = await team(world.db, 'crowd', eva);
    for (let n = 0; n < 50; n++)
      await world.db.query('INSERT INTO reply_templates (team_id, name, body) VALUES ($1, $2, $2)', [
        crowd,
        `Template ${n}`,
      ]);
    expect((await save(eva, { teamId: teamNodeId(crowd), name: 'One more', body: 'x' })).refused).toEqual([
      ['TOO_MANY', ['teamId']],
    ]);
  });
});
