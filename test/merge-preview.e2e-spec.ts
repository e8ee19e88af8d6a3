import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { encodeId } from '../src/common/graphql/node-id.js';
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
import { comment, follow, importSupport, mergeIdeas, vote } from './support/merging.js';

const PREVIEW = `query ($targetId: ID!, $sourceIds: [ID!]!) {
  it: mergePreview(targetId: $targetId, sourceIds: $sourceIds) {
    before { ...counts } after { ...counts } sources { ...counts } userErrors { code field message }
  }
}
fragment counts on MergeCounts { idea { number } voters promoteCount demoteCount points followerCount commentCount }`;

describe('the preview of a merge', () => {
  let world: TestApp;
  let ann: Person;
  let bob: Person;
  let cleo: Person;
  let maker: Person;
  let open: TestBoard;

  const fresh = (title: string) => idea(world.db, open, ann, title);
  const preview = (
    target: TestIdea,
    sources: readonly { nodeId: string }[],
    who: Person | undefined = maker,
  ) =>
    ask(
      world,
      PREVIEW,
      { targetId: target.nodeId, sourceIds: sources.map(({ nodeId }) => nodeId) },
      who ?? {},
    );
  const merged = (target: TestIdea, sources: readonly TestIdea[]) =>
    mergeIdeas(world, maker, target, ...sources);
  const seen = async (on: TestIdea) =>
    (
      await ask(
        world,
        `query ($number: Int!) { idea(number: $number) { promoteCount demoteCount commentCount followerCount importedSupport } }`,
        { number: on.id },
      )
    ).data.idea;

  beforeAll(async () => {
    world = await startTestApp();
    ann = await person(world.db, 'Ann');
    bob = await person(world.db, 'Bob');
    cleo = await person(world.db, 'Cleo');
    maker = await person(world.db, 'Maker');
    open = await board(world.db, 'open', { team: await team(world.db, 'makers', maker) });
  });
  afterEach(async () => {
    expect(await differencesIn(world.db)).toEqual([]);
  });
  afterAll(() => world.stop());

  it('tells exactly what the merge then does', async () => {
    const target = await fresh('Foreseen');
    const [first, second] = await Promise.all(['Foreseen, too', 'And this'].map((t) => fresh(t)));
    const below = await fresh('Below the second');
    for (const who of [ann, bob]) await vote(world, who, target);
    for (const who of [bob, cleo]) await vote(world, who, first!, 'DEMOTE');
    await vote(world, maker, below);
    await follow(world, cleo, below);
    await comment(world.db, second!, ann);
    await importSupport(world.db, second!, 7);
    await merged(second!, [below]);
    const { it: seenBefore } = (await preview(target, [second!, first!])).data;
    expect(seenBefore.userErrors).toEqual([]);
    expect(seenBefore.before).toMatchObject({
      idea: { number: target.id },
      voters: 2,
      promoteCount: 2,
      points: 20,
    });
    expect(seenBefore.sources).toEqual([
      expect.objectContaining({
        idea: { number: second!.id },
        voters: 1,
        promoteCount: 8,
        commentCount: 1,
        followerCount: 1,
      }),
      expect.objectContaining({ idea: { number: first!.id }, voters: 2, demoteCount: 2, points: -20 }),
    ]);
    expect(seenBefore.after).toEqual({
      idea: { number: target.id },
      voters: 4,
      promoteCount: 9,
      demoteCount: 2,
      points: 70,
      followerCount: 1,
      commentCount: 1,
    });
    await merged(target, [second!, first!]);
    const { after } = seenBefore;
    expect(await seen(target)).toMatchObject({
      promoteCount: after.promoteCount,
      demoteCount: after.demoteCount,
      followerCount: after.followerCount,
      commentCount: after.commentCount,
      importedSupport: 7,
    });
    expect((await preview(target, [second!, first!])).data.it.before).toEqual(after);
  });

  it('gives the reasons of a refusal, and nothing to those who may not merge', async () => {
    const target = await fresh('Can’t be');
    const source = await fresh('Can’t be either');
    await vote(world, bob, source);
    const { it: refused } = (await preview(target, [source, target, { nodeId: encodeId('Idea', 999_999) }]))
      .data;
    expect(refused.userErrors).toEqual([
      { code: 'INVALID', field: ['sourceIds', '1'], message: expect.any(String) },
      { code: 'NOT_FOUND', field: ['sourceIds', '2'], message: expect.any(String) },
    ]);
    expect(refused.after).toEqual(refused.before);
    expect(refused.sources.map((counts: { idea: { number: number } }) => counts.idea.number)).toEqual([
      source.id,
      target.id,
    ]);
    expect((await preview(target, [])).data.it.userErrors).toMatchObject([{ code: 'REQUIRED' }]);
    expect((await preview(target, [source], bob)).errors[0]?.extensions.code).toBe('FORBIDDEN');
    expect(
      (await ask(world, PREVIEW, { targetId: target.nodeId, sourceIds: [source.nodeId] })).errors[0]
        ?.extensions.code,
    ).toBe('UNAUTHENTICATED');
    expect(
      (await preview({ id: 0, nodeId: encodeId('Idea', 999_999) }, [source])).errors[0]?.extensions,
    ).toMatchObject({ code: 'BAD_USER_INPUT', field: 'targetId' });
  });
});
