import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from './support/app.js';
import { differencesIn } from './support/database.js';
import { board, idea, person, team, type Person, type TestBoard } from './support/factories.js';
import { ask } from './support/graphql.js';
import { changerOf, mutate, read, type Changer } from './support/triage.js';

interface Status {
  key: string;
  previousKey?: string;
  name: string;
  stage: string;
  color: string;
  next: string[];
  outcome: string | null;
  requiresResponse: boolean;
}

describe('editing the workflow', () => {
  let world: TestApp;
  let ann: Person;
  let dev: Person;
  let root: Person;
  let open: TestBoard;
  let change: Changer;

  const workflow = async (headers: Record<string, string> = {}): Promise<Status[]> =>
    (await ask(world, '{ statuses { key name stage color next outcome requiresResponse } }', {}, { headers }))
      .data.statuses;
  const update = async (statuses: readonly Partial<Status>[], who: { cookie?: string } = root) =>
    mutate(world, who, 'updateWorkflow', { statuses }, 'statuses { key }');
  const refused = async (...args: Parameters<typeof update>) => (await update(...args)).refused;
  /** The workflow with one status changed, or left out. */
  const edited = async (key: string, more: Partial<Status> | null) =>
    (await workflow()).flatMap((status) =>
      status.key === key
        ? more
          ? [{ ...status, ...more }]
          : []
        : [{ ...status, next: without(status.next, key, more) }],
    );
  const without = (next: string[], key: string, more: Partial<Status> | null): string[] =>
    more ? next.map((to) => (to === key ? (more.key ?? key) : to)) : next.filter((to) => to !== key);
  const submit = async () =>
    (
      await mutate(
        world,
        ann,
        'submitIdea',
        { boardId: open.nodeId, title: 'Submitted now', body: '' },
        'idea { number status { key } }',
      )
    ).payload?.['idea'] as unknown as { number: number; status: { key: string } };

  beforeEach(async () => {
    world = await startTestApp();
    [ann, dev, root] = await Promise.all([
      person(world.db, 'Ann'),
      person(world.db, 'Dev'),
      person(world.db, 'Root', 'ADMIN'),
    ]);
    open = await board(world.db, 'open', { team: await team(world.db, 'makers', dev) });
    change = changerOf(world);
  });
  afterEach(() => world.stop());

  it('takes what it was given, in that order, and moves ideas by it at once', async () => {
    const now = await workflow();
    const wanted: Status[] = [
      {
        key: 'inbox',
        name: 'Inbox',
        stage: 'SUBMITTED',
        color: '#ABCDEF',
        next: ['new', 'wont-do', 'new'],
        outcome: null,
        requiresResponse: false,
      },
      ...now.toReversed().map((status) => (status.key === 'new' ? { ...status, next: ['wont-do'] } : status)),
      {
        key: 'wont-do',
        name: 'Won’t do',
        stage: 'CLOSED',
        color: '#111111',
        next: ['inbox'],
        outcome: null,
        requiresResponse: true,
      },
    ];
    const { payload, refused: why } = await update(wanted);
    expect(why).toEqual([]);
    const expected = wanted.map((status) => ({ ...status, color: status.color.toLowerCase() }));
    if (expected[0]) expected[0].next = ['new', 'wont-do'];
    const sorted = (list: Status[]) => list.map((status) => ({ ...status, next: status.next.toSorted() }));
    expect(sorted(await workflow())).toEqual(sorted(expected));
    expect(payload?.['statuses']).toEqual(wanted.map(({ key }) => ({ key })));
    const idea = await submit();
    expect(idea.status.key).toBe('inbox');
    const nodeId = Buffer.from(`Idea:${idea.number}`).toString('base64url');
    expect(await change(dev, [{ id: idea.number, nodeId }], 'acknowledged')).toEqual([
      ['TRANSITION_NOT_ALLOWED', ['ideaIds', '0']],
    ]);
    expect(await change(dev, [{ id: idea.number, nodeId }], 'wont-do', { response: 'No.' })).toEqual([]);
    expect(await differencesIn(world.db)).toEqual([]);
  });

  it('renames a status under its ideas and their history', async () => {
    const one = await idea(world.db, open, ann, 'Renamed under me');
    await change(dev, [one], 'acknowledged');
    expect(
      await refused(await edited('acknowledged', { key: 'seen', previousKey: 'acknowledged', name: 'Seen' })),
    ).toEqual([]);
    const { status, history } = await read(world, one);
    expect([status.key, history.nodes[0].to.key]).toEqual(['seen', 'seen']);
    const { data } = await ask(
      world,
      '{ old: ideas(filter: { statusKeys: ["acknowledged"] }) { totalCount } now: ideas(filter: { statusKeys: ["seen"] }) { totalCount } statuses { key ideaCount } }',
    );
    expect([data.old.totalCount, data.now.totalCount]).toEqual([0, 1]);
    expect(data.statuses).toContainEqual({ key: 'seen', ideaCount: 1 });
    // Two change places.
    const swapped = (await workflow()).map((s) =>
      s.key === 'seen'
        ? { ...s, key: 'new', previousKey: 'seen', next: ['not-planned'] }
        : s.key === 'new'
          ? { ...s, key: 'seen', previousKey: 'new', next: ['not-planned'] }
          : { ...s, next: s.next.filter((to) => to !== 'new' && to !== 'seen') },
    );
    expect(await refused(swapped)).toEqual([]);
    expect((await read(world, one)).status.key).toBe('new');
    expect((await submit()).status.key).toBe('seen');
  });

  it('lets no status vanish while ideas stand in it, but keeps it for history once they have left', async () => {
    const one = await idea(world.db, open, ann, 'Standing there');
    await change(dev, [one], 'acknowledged');
    const shorter = await edited('acknowledged', null);
    const { refused: why, messages } = await update(shorter);
    expect(why).toEqual([['IN_USE', ['statuses']]]);
    expect(messages).toEqual(['“Acknowledged” still has 1 idea. It has to be empty first.']);
    await change(dev, [one], 'under-review', { response: 'We look.' });
    expect(await refused(shorter)).toEqual([]);
    expect((await workflow()).map(({ key }) => key)).not.toContain('acknowledged');
    expect((await read(world, one)).history.nodes).toMatchObject([
      { from: { key: 'acknowledged' }, to: { key: 'under-review' } },
      { from: { key: 'new' }, to: { key: 'acknowledged' } },
    ]);
    const two = await idea(world.db, open, ann, 'Not there any more');
    expect(await change(dev, [two], 'acknowledged')).toEqual([['NOT_FOUND', ['statusKey']]]);
    expect(
      await refused(await edited('under-review', { key: 'acknowledged', previousKey: 'under-review' })),
    ).toEqual([['TAKEN', ['statuses', expect.any(String), 'key']]]);
    expect(await differencesIn(world.db)).toEqual([]);
    // Brought back, it is the same one.
    const back = [
      ...(await workflow()),
      {
        key: 'acknowledged',
        name: 'Noted',
        stage: 'REVIEW',
        color: '#000000',
        next: ['not-planned'],
        outcome: null,
        requiresResponse: false,
      },
    ];
    expect(await refused(back)).toEqual([]);
    const names = await ask(
      world,
      'query ($n: Int!) { idea(number: $n) { history { nodes { to { name } } } } }',
      {
        n: one.id,
      },
    );
    expect(names.data.idea.history.nodes.at(-1)).toEqual({ to: { name: 'Noted' } });
  });

  it('forgets a status that nothing ever named, and what only deleted ideas stood in retires', async () => {
    expect(await refused(await edited('acknowledged', null))).toEqual([]);
    const rows = await world.db.query(`SELECT 1 FROM statuses WHERE key = 'acknowledged'`);
    expect(rows).toEqual([]);
    const gone = await idea(world.db, open, ann, 'Deleted there', { status: 'under-review' });
    await mutate(world, ann, 'deleteIdea', { ideaId: gone.nodeId }, 'deletedId');
    expect(await refused(await edited('under-review', { stage: 'CLOSED' }))).toEqual([
      ['REQUIRED', ['statuses']],
    ]);
    const more = await workflow();
    const review = {
      ...more.find(({ key }) => key === 'under-review'),
      key: 'second-look',
      name: 'Second look',
    };
    expect(await refused([...more, review as Status])).toEqual([]);
    expect(await refused(await edited('under-review', { stage: 'CLOSED' }))).toEqual([]);
    expect(await differencesIn(world.db)).toEqual([]);
    expect(await refused(await edited('under-review', null))).toEqual([]);
    expect(
      await world.db.query(
        `SELECT retired_at IS NOT NULL AS retired FROM statuses WHERE key = 'under-review'`,
      ),
    ).toEqual([{ retired: true }]);
    expect(await differencesIn(world.db)).toEqual([]);
  });

  it('refuses what cannot be, at its place and with its reason, and changes nothing', async () => {
    await idea(world.db, open, ann, 'In the way');
    const before = await workflow();
    const cases: [statuses: Partial<Status>[], code: string, field: string[]][] = [
      [[], 'REQUIRED', ['statuses']],
      [await edited('archived', null), 'REQUIRED', ['statuses']],
      [await edited('under-review', { next: [] }), 'INVALID', ['statuses', '2', 'next']],
      [await edited('new', { next: ['not-planned', 'adopted'] }), 'INVALID', ['statuses', '0', 'next']],
      [await edited('new', { stage: 'REVIEW' }), 'REQUIRED', ['statuses']],
      [await edited('new', { key: 'New One' }), 'INVALID', ['statuses', '0', 'key']],
      [await edited('new', { key: 'x'.repeat(41) }), 'TOO_LONG', ['statuses', '0', 'key']],
      [await edited('new', { name: ' ' }), 'REQUIRED', ['statuses', '0', 'name']],
      [await edited('new', { name: 'x'.repeat(41) }), 'TOO_LONG', ['statuses', '0', 'name']],
      [await edited('new', { color: 'red' }), 'INVALID', ['statuses', '0', 'color']],
      [await edited('new', { key: 'x', previousKey: 'y' }), 'NOT_FOUND', ['statuses', '0', 'previousKey']],
      [Array.from({ length: 51 }, () => before[0] ?? {}), 'TOO_MANY', ['statuses']],
    ];
    for (const [statuses, code, field] of cases)
      expect([await refused(statuses)][0]?.[0]).toEqual([code, field]);
    const extra = { ...before[0], key: 'fresh', name: 'Fresh' } as Status;
    expect(await refused([extra, ...(await edited('new', { stage: 'REVIEW' }))])).toEqual([
      ['IN_USE', ['statuses', '1', 'stage']],
    ]);
    expect((await update(await edited('under-review', { next: [] }))).messages).toEqual([
      'From “Under review” no step leads to a closed status: an idea could never be answered with a no.',
    ]);
    expect(await refused(before, dev)).toEqual([['FORBIDDEN', null]]);
    expect(await refused(before, {})).toEqual([['UNAUTHENTICATED', null]]);
    expect(await workflow()).toEqual(before);
  });

  it('keeps the default names every reader’s own, in whatever language they are sent back', async () => {
    const russian = await workflow({ 'accept-language': 'ru' });
    expect(russian[0]?.name).toBe('Новая');
    const { errors } = await ask(
      world,
      'mutation ($i: UpdateWorkflowInput!) { updateWorkflow(input: $i) { userErrors { code } } }',
      { i: { statuses: russian.map((s) => (s.key === 'new' ? s : { ...s, color: '#222222' })) } },
      { ...root, headers: { 'accept-language': 'ru' } },
    );
    expect(errors).toEqual([]);
    expect((await workflow())[0]?.name).toBe('New');
    expect((await workflow({ 'accept-language': 'zh' }))[1]).toMatchObject({
      name: '已收到',
      color: '#222222',
    });
  });

  it('does not let a change be taken back into a status that has left since', async () => {
    const one = await idea(world.db, open, ann, 'No way back', { status: 'acknowledged' });
    await change(dev, [one], 'not-planned', { response: 'No.' });
    expect(await refused(await edited('acknowledged', null))).toEqual([]);
    const [{ id }] = (await read(world, one, dev)).history.nodes;
    const undo = await mutate(world, dev, 'undoStatusChange', { statusChangeIds: [id] }, 'ideas { number }');
    expect(undo.refused).toEqual([['TRANSITION_NOT_ALLOWED', ['statusChangeIds', '0']]]);
  });

  it('leaves no idea in a status that vanished, whoever moves or submits at the same moment', async () => {
    const full = (await workflow()).map((status) =>
      status.key === 'not-planned' ? { ...status, next: ['acknowledged', 'under-review'] } : status,
    );
    const short = full
      .filter(({ key }) => key !== 'acknowledged')
      .map((status) => (status.key === 'new' ? { ...status, key: 'start' } : status))
      .map((status) => ({
        ...status,
        next: status.next.filter((to) => to !== 'acknowledged' && to !== 'new'),
      }));
    const outcomes: string[] = [];
    for (let round = 0; round < 12; round++) {
      const ideas = [
        await idea(world.db, open, ann, `Race ${round}`, { status: 'not-planned' }),
        await idea(world.db, open, ann, `Race once more ${round}`, { status: 'not-planned' }),
      ];
      const [answer] = await Promise.all([
        refused(round % 2 ? full : short),
        ...ideas.map((one) => change(dev, [one], 'acknowledged')),
        submit(),
        submit(),
      ]);
      outcomes.push(answer[0]?.[0] ?? 'ok');
      expect(await differencesIn(world.db)).toEqual([]);
      // All go where they are in nobody's way.
      const rows = await world.db.query<{ id: number }>(
        `SELECT i.id FROM ideas i JOIN statuses s ON s.id = i.status_id WHERE s.key <> 'not-planned'`,
      );
      const left = rows.map(({ id }) => ({ id, nodeId: Buffer.from(`Idea:${id}`).toString('base64url') }));
      if (left.length > 0) expect(await change(dev, left, 'not-planned', { response: 'No.' })).toEqual([]);
    }
    expect(outcomes).toContain('ok');
  });
});
