import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { encodeId } from '../src/common/graphql/node-id.js';
import { DomainEvents } from '../src/events/domain-events.js';
import type { IdeasMerged } from '../src/modules/merging/merge.events.js';
import { startTestApp, type TestApp } from './support/app.js';
import { differencesIn } from './support/database.js';
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
import { comment, follow, mergeIdeas, unmergeIdea, vote } from './support/merging.js';

describe('merging duplicates', () => {
  let world: TestApp;
  let ann: Person;
  let bob: Person;
  let cleo: Person;
  let maker: Person;
  let outsider: Person;
  let open: TestBoard;
  const merged: IdeasMerged[] = [];
  const changed: number[][] = [];

  const fresh = (title: string, by = ann, on = open) => idea(world.db, on, by, title);
  const merge = (target: TestIdea, sources: readonly { nodeId: string }[], who: Person | undefined = maker) =>
    mergeIdeas(world, who, target, ...sources);
  const unmerge = (source: TestIdea, who: Person | undefined = maker) => unmergeIdea(world, who, source);
  const cast = (who: Person, on: TestIdea, direction: 'PROMOTE' | 'DEMOTE' = 'PROMOTE') =>
    vote(world, who, on, direction);
  const seen = async (on: TestIdea, who?: Person) =>
    (
      await ask(
        world,
        `query ($number: Int!) { idea(number: $number) {
           promoteCount demoteCount commentCount followerCount importedSupport viewerVote viewerFollows viewerIsTold isOpen triageVersion
           mergedInto { number } merged { nodes { number } totalCount } viewerCan { edit vote triage }
         } }`,
        { number: on.id },
        who ?? {},
      )
    ).data.idea;

  beforeAll(async () => {
    world = await startTestApp();
    [ann, bob, cleo, maker, outsider] = (await Promise.all(
      ['Ann', 'Bob', 'Cleo', 'Maker', 'Outsider'].map((name) => person(world.db, name)),
    )) as [Person, Person, Person, Person, Person];
    open = await board(world.db, 'open', { team: await team(world.db, 'makers', maker) });
    const events = world.app.get(DomainEvents, { strict: false });
    events.onAfter('ideas.merged', (event) => {
      merged.push(event);
    });
    events.onAfter('ideas.changed', ({ ideaIds }) => {
      changed.push([...ideaIds]);
    });
  });
  afterEach(async () => {
    expect(await differencesIn(world.db)).toEqual([]);
    merged.length = 0;
    changed.length = 0;
  });
  afterAll(() => world.stop());

  it('counts votes, followers and comments of all once a member on the target, and leads there', async () => {
    const target = await fresh('Night buses');
    const source = await fresh('Buses at night', bob);
    for (const who of [ann, bob]) await cast(who, target);
    await cast(bob, source, 'DEMOTE');
    await cast(cleo, source);
    for (const who of [ann, cleo]) await follow(world, who, source);
    await follow(world, cleo, target);
    await comment(world.db, source, bob);
    await comment(world.db, target, ann);
    changed.length = 0;
    expect((await merge(target, [source])).data.it).toEqual({
      target: expect.objectContaining({
        number: target.id,
        promoteCount: 2,
        demoteCount: 1,
        points: 10,
        followerCount: 2,
        triageVersion: 2,
        merged: { totalCount: 1, nodes: [{ number: source.id }] },
      }),
      userErrors: [],
    });
    expect(merged).toEqual([{ targetId: target.id, sourceIds: [source.id], actorId: maker.id }]);
    expect(changed.map((ids) => ids.toSorted())).toEqual([[target.id, source.id].toSorted()]);
    expect(await seen(target, bob)).toMatchObject({ viewerVote: 'DEMOTE', commentCount: 2 });
    expect(await seen(target, cleo)).toMatchObject({ viewerVote: 'PROMOTE', viewerFollows: true });
    expect(await seen(target, ann)).toMatchObject({ viewerVote: 'PROMOTE', viewerFollows: true });
    expect(await seen(source, bob)).toMatchObject({
      promoteCount: 1,
      demoteCount: 1,
      isOpen: false,
      triageVersion: 2,
      mergedInto: { number: target.id },
      viewerCan: { edit: false, vote: false },
    });
    const { data } = await ask(world, '{ ideas(first: 100) { totalCount nodes { number } } }');
    expect(data.ideas.nodes).toContainEqual({ number: target.id });
    expect(data.ideas.nodes).not.toContainEqual({ number: source.id });
    expect(data.ideas.totalCount).toBe(data.ideas.nodes.length);
  });

  it('is undone without loss, votes cast meanwhile staying on the target', async () => {
    const target = await fresh('Benches');
    const source = await fresh('More benches', bob);
    await cast(bob, source);
    await cast(ann, target);
    await follow(world, cleo, source);
    await merge(target, [source]);
    await cast(cleo, target, 'DEMOTE');
    expect((await unmerge(source)).data.it).toMatchObject({
      idea: { number: source.id, promoteCount: 1, isOpen: true, mergedInto: null, merged: { nodes: [] } },
      formerTarget: { number: target.id, promoteCount: 1 },
      userErrors: [],
    });
    expect(await seen(target)).toMatchObject({ promoteCount: 1, demoteCount: 1, followerCount: 0 });
    expect(await seen(source)).toMatchObject({ promoteCount: 1, demoteCount: 0, followerCount: 1 });
  });

  it('goes on over chains: the root stands for all, and unmerging brings back an idea with its own sources', async () => {
    const [a, b, c, d] = await Promise.all(['Root', 'Middle', 'Leaf', 'Other leaf'].map((t) => fresh(t)));
    for (const on of [b!, c!, d!]) await cast(bob, on);
    await cast(cleo, c!);
    await merge(b!, [c!, d!]);
    await merge(a!, [b!]);
    expect(await seen(a!)).toMatchObject({ promoteCount: 2, merged: { nodes: [{ number: b!.id }] } });
    expect(await seen(c!)).toMatchObject({ mergedInto: { number: a!.id } });
    expect(await seen(b!, bob)).toMatchObject({
      promoteCount: 2,
      viewerVote: 'PROMOTE',
      mergedInto: { number: a!.id },
      merged: { totalCount: 2 },
    });
    // Out of the middle of the chain: what it was merged into, and the root, lose it.
    expect((await unmerge(c!)).data.it.formerTarget).toMatchObject({ number: a!.id, promoteCount: 1 });
    expect(await seen(b!)).toMatchObject({ promoteCount: 1, merged: { nodes: [{ number: d!.id }] } });
    expect((await unmerge(b!)).data.it.idea.merged.nodes).toEqual([{ number: d!.id }]);
    expect(await seen(d!)).toMatchObject({ mergedInto: { number: b!.id } });
    expect(await seen(a!)).toMatchObject({ promoteCount: 0, merged: { totalCount: 0 } });
  });

  it('lists immediate sources page by page, latest merge first', async () => {
    const target = await fresh('Gathers three');
    const sources = await Promise.all([1, 2, 3].map((n) => fresh(`Gathered ${n}`)));
    for (const source of sources) await merge(target, [source]);
    const page = async (after: string | null) =>
      (
        await ask(
          world,
          `query ($number: Int!, $after: String) { idea(number: $number) {
             merged(first: 2, after: $after) { nodes { number } totalCount pageInfo { hasNextPage endCursor } } } }`,
          { number: target.id, after },
        )
      ).data.idea.merged;
    const first = await page(null);
    expect(first).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true } });
    const second = await page(first.pageInfo.endCursor);
    expect([...first.nodes, ...second.nodes]).toEqual(sources.toReversed().map(({ id }) => ({ number: id })));
  });

  it('changes nothing when the same merge or unmerge comes a second time', async () => {
    const target = await fresh('Clicked twice');
    const source = await fresh('Clicked twice, too');
    const answers = await Promise.all([merge(target, [source]), merge(target, [source])]);
    expect(answers.flatMap(({ data }) => data.it.userErrors)).toEqual([]);
    expect(merged).toHaveLength(1);
    expect(await seen(target)).toMatchObject({ triageVersion: 2, merged: { totalCount: 1 } });
    const backs = await Promise.all([unmerge(source), unmerge(source)]);
    expect(backs.flatMap(({ data }) => data.it.userErrors)).toEqual([]);
    expect(backs.map(({ data }) => data.it.formerTarget).filter(Boolean)).toHaveLength(1);
    expect(await seen(source)).toMatchObject({ triageVersion: 3, mergedInto: null });
  });

  it('refuses what can’t be merged, naming the input at fault, and changes nothing', async () => {
    const [a, b, c] = await Promise.all(['First', 'Second', 'Third'].map((t) => fresh(`${t} of a circle`)));
    const errors = async (target: TestIdea, sources: readonly { nodeId: string }[]) =>
      (await merge(target, sources)).data.it.userErrors;
    expect(await errors(a!, [a!])).toEqual([{ code: 'INVALID', field: ['sourceIds', '0'] }]);
    expect(await errors(a!, [b!, c!, b!])).toEqual([{ code: 'INVALID', field: ['sourceIds', '2'] }]);
    expect(await errors(a!, [])).toEqual([{ code: 'REQUIRED', field: ['sourceIds'] }]);
    expect(
      await errors(
        a!,
        Array.from({ length: 51 }, () => b!),
      ),
    ).toEqual([{ code: 'TOO_MANY', field: ['sourceIds'] }]);
    expect(await errors(a!, [b!, { nodeId: encodeId('Idea', 999_999) }])).toEqual([
      { code: 'NOT_FOUND', field: ['sourceIds', '1'] },
    ]);
    expect(await errors({ id: 0, nodeId: open.nodeId }, [b!])).toEqual([
      { code: 'NOT_FOUND', field: ['targetId'] },
    ]);
    await merge(b!, [c!]);
    await merge(a!, [b!]);
    expect(await errors(c!, [a!])).toEqual([
      { code: 'INVALID', field: ['targetId'] },
      { code: 'INVALID', field: ['sourceIds', '0'] },
    ]);
    // A target that is merged itself, and a source that is merged elsewhere.
    const other = await fresh('Stands by');
    expect(await errors(b!, [other])).toEqual([{ code: 'INVALID', field: ['targetId'] }]);
    expect(await errors(other, [c!])).toEqual([{ code: 'INVALID', field: ['sourceIds', '0'] }]);
    expect(await seen(other)).toMatchObject({ merged: { totalCount: 0 }, triageVersion: 1 });
  });

  it('refuses a source in an adoption, but not such a target', async () => {
    const adopted = await fresh('Taken on');
    const duplicate = await fresh('Asked again');
    const [makers] = await world.db.query<{ id: number }>(`SELECT id FROM teams WHERE slug = 'makers'`);
    const teamId = encodeId('Team', makers?.id ?? 0);
    const input = { ideaIds: [adopted.nodeId], teamId, title: 'Taken on', summary: '', response: 'Yes.' };
    const adopt =
      'mutation ($input: AdoptIdeasInput!) { it: adoptIdeas(input: $input) { userErrors { code field } } }';
    expect((await ask(world, adopt, { input }, maker)).data.it.userErrors).toEqual([]);
    expect((await merge(duplicate, [adopted])).data.it.userErrors).toEqual([
      { code: 'IN_ADOPTION', field: ['sourceIds', '0'] },
    ]);
    expect((await merge(adopted, [duplicate])).data.it.userErrors).toEqual([]);
  });

  it('refuses what other people may read: boards of another visibility, or of other teams', async () => {
    const admin = await person(world.db, 'Admin', 'ADMIN');
    const inner = await team(world.db, 'inner', outsider);
    const onBoard = async (slug: string, visibility: string, by?: number) =>
      fresh(
        `Idea on ${slug}`,
        ann,
        await board(world.db, slug, { visibility, ...(by === undefined ? {} : { team: by }) }),
      );
    const publicly = await fresh('Publicly');
    const inside = await onBoard('inside', 'TEAMS', inner);
    const alike = await onBoard('alike', 'TEAMS', inner);
    const apart = await onBoard('apart', 'TEAMS', await team(world.db, 'apart'));
    const forMembers = await onBoard('for-members', 'MEMBERS');
    const invalid = [{ code: 'INVALID', field: ['sourceIds', '0'] }];
    expect((await merge(publicly, [inside], admin)).data.it.userErrors).toEqual(invalid);
    expect((await merge(inside, [publicly], admin)).data.it.userErrors).toEqual(invalid);
    expect((await merge(forMembers, [publicly], admin)).data.it.userErrors).toEqual(invalid);
    expect((await merge(apart, [inside], admin)).data.it.userErrors).toEqual(invalid);
    expect((await merge(alike, [inside], outsider)).data.it.userErrors).toEqual([]);
    // Who may not read the board gets what an unknown idea gets.
    expect((await merge(publicly, [inside])).data.it.userErrors).toEqual([
      { code: 'NOT_FOUND', field: ['sourceIds', '0'] },
    ]);
  });

  it('refuses held and hidden ideas, deleted ones as unknown', async () => {
    const moderator = await person(world.db, 'Both', 'ADMIN');
    const standing = await fresh('Visible');
    const hidden = await fresh('Hidden soon');
    const gone = await fresh('Gone soon');
    await world.db.query(`UPDATE ideas SET moderation = 'HIDDEN' WHERE id = $1;`, [hidden.id]);
    await ask(
      world,
      'mutation ($input: DeleteIdeaInput!) { deleteIdea(input: $input) { deletedId } }',
      { input: { ideaId: gone.nodeId } },
      moderator,
    );
    const refused = async (target: TestIdea, source: TestIdea) =>
      (await merge(target, [source], moderator)).data.it.userErrors;
    expect(await refused(hidden, standing)).toEqual([{ code: 'INVALID', field: ['targetId'] }]);
    expect(await refused(standing, hidden)).toEqual([{ code: 'INVALID', field: ['sourceIds', '0'] }]);
    expect(await refused(gone, standing)).toEqual([{ code: 'NOT_FOUND', field: ['targetId'] }]);
    expect(await refused(standing, gone)).toEqual([{ code: 'NOT_FOUND', field: ['sourceIds', '0'] }]);
    await world.db.query(`UPDATE ideas SET moderation = 'VISIBLE' WHERE id = $1`, [hidden.id]);
  });

  it('is for the product teams of all boards concerned', async () => {
    const target = await fresh('Not yours');
    const source = await fresh('Not yours either');
    const theirs = await board(world.db, 'theirs', { team: await team(world.db, 'them', outsider) });
    const elsewhere = await fresh('On their board', ann, theirs);
    for (const answer of [
      await merge(target, [source], bob),
      await merge(target, [elsewhere]),
      await merge(elsewhere, [source]),
      await merge(elsewhere, [source], outsider),
    ])
      expect(answer.errors[0]?.extensions.code).toBe('FORBIDDEN');
    const signedOut = await mergeIdeas(world, undefined, target, source);
    expect(signedOut.errors[0]?.extensions.code).toBe('UNAUTHENTICATED');
    await merge(target, [source]);
    expect((await unmerge(source, bob)).errors[0]?.extensions.code).toBe('FORBIDDEN');
    expect((await unmerge(elsewhere)).errors[0]?.extensions.code).toBe('FORBIDDEN');
    expect((await unmerge({ id: 0, nodeId: encodeId('Idea', 999_999) })).data.it.userErrors).toEqual([
      { code: 'NOT_FOUND', field: ['ideaId'] },
    ]);
    expect(await seen(source)).toMatchObject({ mergedInto: { number: target.id } });
  });

  it('comes apart when a moderator deletes one of its ideas: sources stand alone again, its own votes go with it', async () => {
    const moderator = await person(world.db, 'Moderator', 'MODERATOR');
    const [a, b, c, d] = await Promise.all(['Top', 'Deleted', 'Under it', 'Beside'].map((t) => fresh(t)));
    for (const on of [a!, b!, c!, d!]) await cast(bob, on);
    await cast(cleo, b!);
    await merge(b!, [c!]);
    await merge(a!, [b!, d!]);
    expect(await seen(a!)).toMatchObject({ promoteCount: 2 });
    const { data } = await ask(
      world,
      'mutation ($input: DeleteIdeaInput!) { deleteIdea(input: $input) { deletedId userErrors { code } } }',
      { input: { ideaId: b!.nodeId } },
      moderator,
    );
    expect(data.deleteIdea).toEqual({ deletedId: b!.nodeId, userErrors: [] });
    expect(await seen(b!)).toBeNull();
    expect(await seen(a!)).toMatchObject({ promoteCount: 1, merged: { nodes: [{ number: d!.id }] } });
    expect(await seen(c!)).toMatchObject({ promoteCount: 1, isOpen: true, mergedInto: null });
    // The root of what is left, too.
    await ask(
      world,
      'mutation ($input: DeleteIdeaInput!) { deleteIdea(input: $input) { deletedId } }',
      { input: { ideaId: a!.nodeId } },
      moderator,
    );
    expect(await seen(d!)).toMatchObject({ isOpen: true, mergedInto: null });
  });

  it('lets an author delete only while nobody else’s vote counts on the idea, through a merge, too', async () => {
    const own = await fresh('Mine alone');
    const duplicate = await fresh('Somebody else’s', bob);
    await cast(ann, own);
    await cast(bob, duplicate);
    await merge(own, [duplicate]);
    const remove = () =>
      ask(
        world,
        'mutation ($input: DeleteIdeaInput!) { it: deleteIdea(input: $input) { deletedId } }',
        { input: { ideaId: own.nodeId } },
        ann,
      );
    expect((await remove()).errors[0]?.extensions.code).toBe('FORBIDDEN');
    await unmerge(duplicate);
    expect((await remove()).data.it).toEqual({ deletedId: own.nodeId });
  });

  it('leads a reader only where they may look', async () => {
    const target = await fresh('Hidden later');
    const source = await fresh('Leads to what is hidden');
    await merge(target, [source]);
    await world.db.query(`UPDATE ideas SET moderation = 'HIDDEN' WHERE id = $1`, [target.id]);
    expect(await seen(source)).toMatchObject({ mergedInto: null, isOpen: false });
    await world.db.query(`UPDATE ideas SET moderation = 'VISIBLE' WHERE id = $1`, [target.id]);
    await world.db.query(`UPDATE ideas SET moderation = 'HIDDEN' WHERE id = $1`, [source.id]);
    expect(await seen(target)).toMatchObject({ merged: { totalCount: 0, nodes: [] } });
    await world.db.query(`UPDATE ideas SET moderation = 'VISIBLE' WHERE id = $1`, [source.id]);
  });
});
