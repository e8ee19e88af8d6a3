import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { encodeId } from '../src/common/graphql/node-id.js';
import { Adopting } from './support/adoptions.js';
import { startTestApp, type TestApp } from './support/app.js';
import {
  board,
  idea,
  person,
  team,
  type Person,
  type TestBoard,
  type TestIdea,
} from './support/factories.js';
import { ask } from './support/graphql.js';

const LIST = `query ($first: Int, $after: String, $orderBy: AdoptionOrder, $filter: AdoptionFilter) {
  adoptions(first: $first, after: $after, orderBy: $orderBy, filter: $filter) {
    totalCount nodes { title } pageInfo { hasNextPage endCursor } } }`;

describe('adoptions', () => {
  let world: TestApp;
  let adopting: Adopting;
  let ann: Person;
  let bob: Person;
  let cem: Person;
  let dev: Person;
  let eve: Person;
  let admin: Person;
  let makers: number;
  let others: number;
  let open: TestBoard;
  let inside: TestBoard;
  /** One idea of each adoption, by the adoption's title. */
  const ideas = new Map<string, TestIdea>();
  const ids = new Map<string, string>();

  const list = async (variables: object = {}, who: Person | null = null) => {
    const { data, errors } = await ask(world, LIST, { ...variables }, who ?? {});
    if (errors[0]) return { error: errors[0].extensions.code, titles: [], totalCount: 0, pageInfo: null };
    const { nodes, totalCount, pageInfo } = data.adoptions;
    return { titles: nodes.map(({ title }: { title: string }) => title) as string[], totalCount, pageInfo };
  };
  const titles = async (filter: object, who: Person | null = null) =>
    (await list({ filter, orderBy: 'NEWEST' }, who)).titles;
  const vote = async (on: TestIdea, who: Person, direction: -1 | 0 | 1, minutesAgo = 0) => {
    await world.db.query(
      `INSERT INTO votes (idea_id, member_id, direction, cast_at) VALUES ($1, $2, $3, now() - make_interval(mins => $4))`,
      [on.id, who.id, direction, minutesAgo],
    );
  };
  const points = (on: TestIdea, promotes: number) =>
    world.db.query('UPDATE ideas SET promote_count = $2 WHERE id = $1', [on.id, promotes]);
  const promised = async (title: string, on: TestBoard, who: Person, teamId: number, more: object = {}) => {
    const one = await idea(world.db, on, ann, `Idea of ${title}`);
    ideas.set(title, one);
    ids.set(title, await adopting.adopt(who, teamId, [one], { title, ...more }));
    return one;
  };
  const idOf = (title: string): string => ids.get(title) ?? '';

  beforeAll(async () => {
    world = await startTestApp();
    adopting = new Adopting(world);
    [ann, bob, cem, dev, eve, admin] = await Promise.all([
      person(world.db, 'Ann'),
      person(world.db, 'Bob'),
      person(world.db, 'Cem'),
      person(world.db, 'Dev'),
      person(world.db, 'Eve'),
      person(world.db, 'Admin', 'ADMIN'),
    ]);
    makers = await team(world.db, 'makers', dev);
    others = await team(world.db, 'others', eve);
    open = await board(world.db, 'open', { team: makers });
    inside = await board(world.db, 'inside', { visibility: 'TEAMS', team: others });
    await points(await promised('Spring', open, dev, makers, { targetDate: '2027-03-31' }), 3);
    await points(await promised('Undated', open, dev, makers), 5);
    await points(await promised('Autumn', open, dev, makers, { targetDate: '2026-10-01' }), 1);
    await points(await promised('Done', open, dev, makers, { targetDate: '2026-10-01' }), 9);
    await points(await promised('Given up', open, dev, makers), 2);
    await points(await promised('Secret', inside, eve, others, { targetDate: '2026-11-01' }), 50);
    await adopting.mutate(dev, 'deliverAdoption', {
      adoptionId: idOf('Done'),
      outcome: 'FULL',
      response: 'Here.',
    });
    await adopting.mutate(dev, 'dropAdoption', {
      adoptionId: idOf('Given up'),
      response: 'No.',
      statusKey: 'archived',
    });
    await adopting.mutate(dev, 'updateAdoption', { adoptionId: idOf('Autumn'), stage: 'PILOT' });
  });
  afterAll(() => world.stop());

  it('are listed in each order, dropped ones only when asked for', async () => {
    expect(await list()).toMatchObject({ titles: ['Done', 'Autumn', 'Undated', 'Spring'], totalCount: 4 });
    expect((await list({ orderBy: 'TARGET_DATE' })).titles).toEqual(['Autumn', 'Done', 'Spring', 'Undated']);
    expect((await list({ orderBy: 'DELIVERED' })).titles).toEqual(['Done', 'Autumn', 'Undated', 'Spring']);
    expect((await list({ orderBy: 'POINTS' })).titles).toEqual(['Done', 'Undated', 'Spring', 'Autumn']);
    expect(await titles({ stages: ['DROPPED'] })).toEqual(['Given up']);
    expect((await list({ orderBy: null })).titles).toEqual(['Done', 'Autumn', 'Undated', 'Spring']);
  });

  it.each(['NEWEST', 'TARGET_DATE', 'DELIVERED', 'POINTS'])(
    'are paged without gaps by %s',
    async (orderBy) => {
      const whole = (await list({ orderBy }, admin)).titles;
      expect(whole).toHaveLength(5);
      const paged: string[] = [];
      for (let after: string | undefined, more = true; more;) {
        const page = await list({ orderBy, first: 2, after }, admin);
        expect(page.totalCount).toBe(5);
        paged.push(...page.titles);
        after = page.pageInfo.endCursor;
        more = page.pageInfo.hasNextPage;
      }
      expect(paged).toEqual(whole);
    },
  );

  it('refuse cursors of another list and sizes that no page has', async () => {
    const { pageInfo } = await list({ first: 1 });
    const after = pageInfo.endCursor;
    expect((await list({ first: 1, after })).titles).toEqual(['Autumn']);
    for (const wrong of [
      { after, orderBy: 'POINTS' },
      { after, filter: { stages: ['PILOT'] } },
      { after: 'broken' },
      { first: 0 },
      { first: 101 },
    ])
      expect((await list(wrong)).error).toBe('BAD_USER_INPUT');
    const [scope] = JSON.parse(Buffer.from(after, 'base64url').toString()) as [string];
    const forged = Buffer.from(JSON.stringify([scope, 1e300, 0.5])).toString('base64url');
    expect((await list({ after: forged })).error).toBe('BAD_USER_INPUT');
  });

  it('are filtered by stage, team, board, target and delivery', async () => {
    expect(await titles({ stages: ['COMMITTED', 'PILOT'] })).toEqual(['Autumn', 'Undated', 'Spring']);
    expect(await titles({ stages: [] })).toEqual([]);
    expect(await titles({ teamId: encodeId('Team', others) }, admin)).toEqual(['Secret']);
    expect(await titles({ boardId: open.nodeId, stages: ['PILOT'] })).toEqual(['Autumn']);
    expect(await titles({ boardId: inside.nodeId }, admin)).toEqual(['Secret']);
    expect(await titles({ boardId: inside.nodeId })).toEqual([]);
    expect(await titles({ targetFrom: '2026-10-01', targetTo: '2026-10-01' })).toEqual(['Done', 'Autumn']);
    expect(await titles({ targetFrom: '2026-10-02' })).toEqual(['Spring']);
    const today = new Date().toISOString().slice(0, 10);
    expect(await titles({ deliveredFrom: today, deliveredTo: today })).toEqual(['Done']);
    expect(await titles({ deliveredTo: '2020-01-01' })).toEqual([]);
    expect((await list({ filter: { targetFrom: 'soon' } })).error).toBe('BAD_USER_INPUT');
  });

  it('show each reader what they may see of them, and count nothing else', async () => {
    const hidden = await idea(world.db, inside, bob, 'Behind the door');
    const shown = ideas.get('Spring');
    if (!shown) throw new Error('no idea');
    await points(hidden, 100);
    await vote(hidden, cem, 1);
    await vote(shown, bob, 1);
    const joined = { adoptionId: idOf('Spring'), addIdeaIds: [hidden.nodeId], response: 'You, too.' };
    expect(await adopting.outcome(admin, 'updateAdoption', joined)).toBe('ok');
    expect(await adopting.read(idOf('Spring'))).toMatchObject({
      points: 30,
      supporterCount: 1,
      ideas: { totalCount: 1 },
      contributors: { totalCount: 1, nodes: [{ handle: ann.handle }] },
    });
    expect(await adopting.read(idOf('Spring'), eve)).toMatchObject({
      points: 1030,
      supporterCount: 2,
      ideas: { totalCount: 2, nodes: [{ number: hidden.id }, { number: shown.id }] },
      contributors: { totalCount: 2 },
      viewerCanEdit: false,
    });
    expect((await list({ orderBy: 'POINTS' })).titles[0]).toBe('Done');
    expect((await list({ orderBy: 'POINTS' }, eve)).titles.slice(0, 2)).toEqual(['Spring', 'Secret']);
    await world.db.query(`UPDATE ideas SET moderation = 'HIDDEN' WHERE id = $1`, [shown.id]);
    expect(await titles({})).not.toContain('Spring');
    expect(await adopting.read(idOf('Spring'))).toBeNull();
    const { data } = await ask(world, `{ node(id: "${idOf('Spring')}") { id } }`);
    expect(data.node).toBeNull();
    expect((await adopting.read(idOf('Spring'), eve)).points).toBe(1000);
    await world.db.query(`UPDATE ideas SET moderation = 'VISIBLE' WHERE id = $1`, [shown.id]);
  });

  it('credit authors, those of merged ideas and of extensions; and count each supporter by their latest vote', async () => {
    const target = await promised('Built on many', open, dev, makers);
    const second = await idea(world.db, open, ann, 'Second idea');
    await adopting.mutate(dev, 'updateAdoption', {
      adoptionId: idOf('Built on many'),
      addIdeaIds: [second.nodeId],
      response: 'Both.',
    });
    const source = await idea(world.db, open, bob, 'Source of it');
    const unseen = await idea(world.db, open, eve, 'Hidden source');
    for (const merged of [source, unseen])
      await world.db.query(
        'UPDATE ideas SET merged_into_id = $2, root_id = $2, merged_at = now() WHERE id = $1',
        [merged.id, target.id],
      );
    await world.db.query('UPDATE ideas SET merged_count = 2 WHERE id = $1', [target.id]);
    await world.db.query(`UPDATE ideas SET moderation = 'HIDDEN' WHERE id = $1`, [unseen.id]);
    await world.db.query(
      `INSERT INTO comments (idea_id, author_id, body, is_extension, accepted_at)
       VALUES ($1, $2, 'And a lamp', true, now()), ($1, $3, 'And a bin', true, now()), ($1, $4, 'Nice', false, NULL)`,
      [source.id, cem.id, ann.id, admin.id],
    );
    // Bob: promoted the source, then demoted the target. Cem: promotes the source. Dev: withdrew on the target. Eve: both ideas.
    await vote(source, bob, 1, 9);
    await vote(target, bob, -1, 1);
    await vote(source, cem, 1, 9);
    await vote(source, dev, 1, 9);
    await vote(target, dev, 0, 1);
    await vote(target, eve, 1);
    await vote(second, eve, 1);
    await vote(second, bob, -1);
    expect(await adopting.read(idOf('Built on many'))).toMatchObject({
      supporterCount: 2,
      contributors: {
        totalCount: 3,
        nodes: [{ handle: ann.handle }, { handle: bob.handle }, { handle: cem.handle }],
      },
    });
    const { data } = await ask(
      world,
      `query ($id: ID!) { adoption(id: $id) { contributors(first: 2) { nodes { handle } pageInfo { hasNextPage endCursor } } } }`,
      { id: idOf('Built on many') },
    );
    const { endCursor } = data.adoption.contributors.pageInfo;
    expect(data.adoption.contributors.pageInfo.hasNextPage).toBe(true);
    const next = await ask(
      world,
      `query ($id: ID!, $after: String) { adoption(id: $id) { contributors(first: 2, after: $after) { nodes { handle } pageInfo { hasNextPage } } } }`,
      { id: idOf('Built on many'), after: endCursor },
    );
    expect(next.data.adoption.contributors).toEqual({
      nodes: [{ handle: cem.handle }],
      pageInfo: { hasNextPage: false },
    });
    await adopting.mutate(dev, 'deliverAdoption', {
      adoptionId: idOf('Built on many'),
      outcome: 'PARTIAL',
      response: 'Most of it.',
    });
    const profile = async (who: Person) =>
      (
        await ask(
          world,
          `{ member(handle: "${who.handle}") { deliveredIdeaCount delivered { totalCount nodes { title } } } }`,
        )
      ).data.member;
    expect(await profile(ann)).toEqual({
      deliveredIdeaCount: 3,
      delivered: { totalCount: 2, nodes: [{ title: 'Built on many' }, { title: 'Done' }] },
    });
    // A merged idea is not listed, nor is an extension an idea; the credit stays.
    for (const who of [bob, cem])
      expect(await profile(who)).toEqual({
        deliveredIdeaCount: 0,
        delivered: { totalCount: 1, nodes: [{ title: 'Built on many' }] },
      });
    expect((await profile(eve)).delivered.totalCount).toBe(0);
    expect((await ask(world, '{ community { deliveredCount } }')).data.community.deliveredCount).toBe(3);
  });

  it('cost the same number of statements however many are on a page', async () => {
    const statements: string[] = [];
    const { pool } = world.db;
    const query = pool.query.bind(pool);
    const count = async (first: number) => {
      statements.length = 0;
      pool.query = ((...args: Parameters<typeof query>) => {
        statements.push(JSON.stringify(args[0]));
        return query(...args);
      }) as typeof pool.query;
      try {
        const { errors } = await ask(
          world,
          `{ adoptions(first: ${first}) { nodes { title points supporterCount team { name } owner { displayName }
             ideas(first: 3) { totalCount nodes { title adoption { title } } } contributors(first: 3) { totalCount nodes { handle } }
             updates(first: 1) { totalCount nodes { body author { handle } } } } } }`,
        );
        expect(errors).toEqual([]);
      } finally {
        pool.query = query;
      }
      return statements.length;
    };
    const few = await count(1);
    expect(await count(5)).toBe(few);
    // Session, page, adoptions, ideas and their adoptions, contributors, updates, supporters, teams, people.
    expect(few).toBeLessThanOrEqual(13);
  });
});
