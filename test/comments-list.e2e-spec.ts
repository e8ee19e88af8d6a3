import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { commentScore } from '../src/modules/comments/comment-score.js';
import { startTestApp, type TestApp } from './support/app.js';
import { comment, mergeRows, mutate, type TestComment } from './support/discussion.js';
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

const LIST = `query ($n: Int!, $first: Int, $after: String, $orderBy: CommentOrder) { idea(number: $n) {
  comments(first: $first, after: $after, orderBy: $orderBy) { totalCount nodes { body } edges { cursor } pageInfo { hasNextPage hasPreviousPage endCursor } } } }`;

interface Page {
  nodes: { body: string }[];
  totalCount: number;
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; endCursor: string };
}

/** The same numbers at each run. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 8) % sides;
  };
}

describe('lists of comments', () => {
  let world: TestApp;
  let ann: Person;
  let mod: Person;
  let dev: Person;
  let crowd: Person[];
  let open: TestBoard;

  const list = async (on: TestIdea, variables: Record<string, unknown> = {}, who?: Person): Promise<Page> => {
    const { data, errors } = await ask(world, LIST, { n: on.id, ...variables }, who ?? {});
    expect(errors).toEqual([]);
    return data.idea.comments;
  };
  const bodies = async (on: TestIdea, orderBy: string, who?: Person) =>
    (await list(on, { first: 100, orderBy }, who)).nodes.map(({ body }) => body);
  const vote = (on: TestIdea, who: Person, minute: number, direction = 1) =>
    world.db.query(
      `INSERT INTO votes (idea_id, member_id, direction, cast_at) VALUES ($1, $2, $3, '2026-01-01'::timestamptz + make_interval(mins => $4))
       ON CONFLICT (idea_id, member_id) DO UPDATE SET direction = excluded.direction, cast_at = excluded.cast_at`,
      [on.id, who.id, direction, minute],
    );
  /** Said at such a minute, with so many likes. */
  const said = async (
    on: TestIdea,
    who: Person,
    minute: number,
    { likes = 0, parent, body = `${minute}` }: { likes?: number; parent?: TestComment; body?: string } = {},
  ) => {
    const written = await comment(world, who, on, body, parent ? { parent } : {});
    await world.db.query(
      `UPDATE comments SET like_count = $2, created_at = '2026-01-01'::timestamptz + make_interval(mins => $3) WHERE id = $1`,
      [written.id, likes, minute],
    );
    return written;
  };

  beforeAll(async () => {
    world = await startTestApp();
    ann = await person(world.db, 'Ann');
    mod = await person(world.db, 'Mod', 'MODERATOR');
    crowd = await Promise.all(Array.from({ length: 12 }, (_, n) => person(world.db, `Crowd${n}`)));
    dev = await person(world.db, 'Dev');
    open = await board(world.db, 'open', { team: await team(world.db, 'makers', dev) });
  });
  afterAll(() => world.stop());

  it('come oldest first unless asked for otherwise, page by page, nothing skipped or repeated', async () => {
    const one = await idea(world.db, open, ann, 'Much discussed');
    for (let n = 0; n < 11; n++) await said(one, crowd[n % 5] ?? ann, n, { likes: n % 3, body: `No. ${n}` });
    for (const orderBy of ['OLDEST', 'NEWEST', 'BEST']) {
      const whole = await bodies(one, orderBy);
      expect(whole).toHaveLength(11);
      const paged: string[] = [];
      let page = await list(one, { first: 4, orderBy });
      expect(page.pageInfo.hasPreviousPage).toBe(false);
      for (;;) {
        expect(page.totalCount).toBe(11);
        paged.push(...page.nodes.map(({ body }) => body));
        if (!page.pageInfo.hasNextPage) break;
        page = await list(one, { first: 4, orderBy, after: page.pageInfo.endCursor });
        expect(page.pageInfo.hasPreviousPage).toBe(true);
      }
      expect(paged).toEqual(whole);
    }
    const oldest = await bodies(one, 'OLDEST');
    expect(oldest.slice(0, 2)).toEqual(['No. 0', 'No. 1']);
    expect(await bodies(one, 'NEWEST')).toEqual(oldest.toReversed());
    expect((await list(one)).nodes[0]).toEqual({ body: 'No. 0' });
  });

  it('refuse cursors of another order, idea or list, and pages of impossible size', async () => {
    const one = await idea(world.db, open, ann, 'Cursors of one');
    const two = await idea(world.db, open, ann, 'Cursors of another');
    for (const on of [one, two]) for (let n = 0; n < 2; n++) await comment(world, ann, on, 'x');
    const { pageInfo } = await list(one, { first: 1, orderBy: 'BEST' });
    const codes = async (n: number, variables: Record<string, unknown>) =>
      (await ask(world, LIST, { n, ...variables })).errors[0]?.extensions.code;
    expect(await codes(one.id, { after: pageInfo.endCursor, orderBy: 'NEWEST' })).toBe('BAD_USER_INPUT');
    expect(await codes(two.id, { after: pageInfo.endCursor, orderBy: 'BEST' })).toBe('BAD_USER_INPUT');
    expect(await codes(one.id, { first: 101 })).toBe('BAD_USER_INPUT');
    expect(await codes(one.id, { first: 0 })).toBe('BAD_USER_INPUT');
  });

  it('order BEST by likes among those who took part since: an early comment does not stay on top', async () => {
    const one = await idea(world.db, open, ann, 'Early birds');
    await said(one, ann, 0, { likes: 3, body: 'early' });
    for (const [n, who] of crowd.slice(0, 8).entries()) await vote(one, who, 10 + n, n % 2 ? 1 : -1);
    await said(one, ann, 30, { likes: 2, body: 'late' });
    // 3 of 8 against 2 of 2; and who wrote it, or voted before, is no witness.
    expect(commentScore(2, 2)).toBeGreaterThan(commentScore(3, 8));
    await vote(one, ann, 40);
    expect(await bodies(one, 'BEST')).toEqual(['late', 'early']);
  });

  it('order BEST as a plain recount does, whoever votes, withdraws, comments, replies, deletes and merges', async () => {
    for (const seed of [1, 2, 3]) {
      const roll = dice(seed);
      const [target, source] = [
        await idea(world.db, open, ann, `Recounted ${seed}`),
        await idea(world.db, open, ann, `Recounted source ${seed}`),
      ];
      const anybody = () => crowd[roll(crowd.length)] ?? ann;
      const written: {
        on: TestIdea;
        who: Person;
        minute: number;
        likes: number;
        isGone: boolean;
        body: string;
      }[] = [];
      const replies: { who: Person; minute: number }[] = [];
      for (let n = 0; n < 14; n++) {
        const [on, who, minute, likes] = [roll(2) ? target : source, anybody(), roll(60), roll(4)];
        const first = await said(on, who, minute, { likes, body: `${n}` });
        const isGone = roll(5) === 0;
        if (roll(3) === 0) {
          const [by, at] = [anybody(), roll(60)];
          await said(on, by, at, { parent: first });
          replies.push({ who: by, minute: at });
          if (isGone) await mutate(world, who, 'deleteComment', { commentId: first.nodeId }, 'deletedId');
          written.push({ on, who, minute, likes, isGone, body: isGone ? '' : `${n}` });
        } else {
          written.push({ on, who, minute, likes, isGone: false, body: `${n}` });
        }
      }
      for (let n = 0; n < 16; n++) {
        const [on, who, minute, direction] = [roll(2) ? target : source, anybody(), roll(60), roll(3) - 1];
        await vote(on, who, minute, direction);
      }
      await mergeRows(world, source, target);

      await comment(world, dev, roll(2) ? target : source, 'A note is no act that anybody may learn of', {
        internal: true,
      });

      const rows = await world.db.query<{ id: number; member_id: number; cast_at: Date; direction: number }>(
        'SELECT * FROM votes WHERE idea_id = ANY ($1)',
        [[target.id, source.id]],
      );
      const start = Date.UTC(2026, 0, 1);
      const witnesses = (author: Person, minute: number) =>
        [...crowd, ann, dev].filter((member) => {
          if (member.id === author.id) return false;
          const [effective] = rows
            .filter((row) => row.member_id === member.id)
            .toSorted((a, b) => b.cast_at.getTime() - a.cast_at.getTime() || b.id - a.id);
          const voted =
            effective && effective.direction !== 0 && effective.cast_at.getTime() > start + minute * 6e4;
          const spoke =
            written.some((other) => !other.isGone && other.who.id === member.id && other.minute > minute) ||
            replies.some((other) => other.who.id === member.id && other.minute > minute);
          return voted || spoke;
        }).length;
      const expected = written
        .map((one, place) => ({
          body: one.body,
          place,
          score: commentScore(one.isGone ? 0 : one.likes, witnesses(one.who, one.minute)),
        }))
        .toSorted((a, b) => b.score - a.score || a.place - b.place)
        .map(({ body }) => body);
      expect(await bodies(target, 'BEST')).toEqual(expected);
    }
  });

  it('show comments of merged ideas with their origin, also of ideas merged into those, where the viewer may read them', async () => {
    const [one, two, three] = [
      await idea(world.db, open, ann, 'The target'),
      await idea(world.db, open, ann, 'The source'),
      await idea(world.db, open, ann, 'The source of the source'),
    ];
    for (const [on, body] of [
      [three, 'third'],
      [one, 'first'],
      [two, 'second'],
    ] as const)
      await comment(world, ann, on, body);
    await mergeRows(world, three, two);
    await mergeRows(world, two, one);
    const { data } = await ask(
      world,
      'query ($n: Int!) { idea(number: $n) { commentCount comments { totalCount nodes { body idea { number } } } } }',
      { n: one.id },
    );
    expect(data.idea).toEqual({
      commentCount: 3,
      comments: {
        totalCount: 3,
        nodes: [
          { body: 'third', idea: { number: three.id } },
          { body: 'first', idea: { number: one.id } },
          { body: 'second', idea: { number: two.id } },
        ],
      },
    });
    expect(await bodies(two, 'NEWEST')).toEqual(['second', 'third']);
    await world.db.query(`UPDATE ideas SET moderation = 'HIDDEN' WHERE id = $1`, [three.id]);
    const reader = crowd[0];
    expect(await bodies(one, 'OLDEST', reader)).toEqual(['first', 'second']);
    expect(await bodies(one, 'BEST', mod)).toHaveLength(3);
  });

  it('keep held and hidden comments to their author and moderators', async () => {
    const one = await idea(world.db, open, ann, 'With a held comment');
    const [bob, cyd] = crowd;
    if (!bob || !cyd) throw new Error('nobody came');
    const held = await comment(world, bob, one, 'held');
    await world.db.query(`UPDATE comments SET moderation = 'HELD' WHERE id = $1`, [held.id]);
    for (const orderBy of ['OLDEST', 'NEWEST', 'BEST']) {
      expect(await bodies(one, orderBy)).toEqual([]);
      expect(await bodies(one, orderBy, cyd)).toEqual([]);
      expect(await bodies(one, orderBy, bob)).toEqual(['held']);
      expect(await bodies(one, orderBy, mod)).toEqual(['held']);
    }
    expect((await list(one, {}, cyd)).totalCount).toBe(0);
    expect((await list(one, {}, mod)).totalCount).toBe(1);
  });

  it('of replies come in pages, too', async () => {
    const one = await idea(world.db, open, ann, 'A long thread');
    const first = await comment(world, ann, one, 'Top');
    for (let n = 0; n < 5; n++) await comment(world, crowd[n] ?? ann, one, `Re ${n}`, { parent: first });
    const replies = `query ($id: ID!, $first: Int, $after: String) { node(id: $id) { ... on Comment {
      replies(first: $first, after: $after) { totalCount nodes { body } pageInfo { hasNextPage endCursor } } } } }`;
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const { data } = await ask(world, replies, { id: first.nodeId, first: 2, after });
      const page: Page = data.node.replies;
      expect(page.totalCount).toBe(5);
      seen.push(...page.nodes.map(({ body }) => body));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after);
    expect(seen).toEqual(['Re 0', 'Re 1', 'Re 2', 'Re 3', 'Re 4']);
  });

  it('of a member show what they said in public where the viewer may read, newest first', async () => {
    const bob = await person(world.db, 'Bob');
    const members = await board(world.db, 'members', { visibility: 'MEMBERS' });
    const one = await idea(world.db, open, ann, 'Open to all');
    const two = await idea(world.db, members, ann, 'For members');
    const top = await comment(world, ann, one, 'Of somebody else');
    for (const body of ['a', 'b']) await comment(world, bob, one, body, { parent: top });
    await comment(world, bob, two, 'c');
    const gone = await comment(world, bob, one, 'd');
    await mutate(world, bob, 'deleteComment', { commentId: gone.nodeId }, 'deletedId');
    const said = async (who: Person | null, first = 20, after: string | null = null) =>
      (
        await ask(
          world,
          `query ($h: String!, $first: Int, $after: String) { member(handle: $h) { comments(first: $first, after: $after) {
             totalCount nodes { body } pageInfo { hasNextPage endCursor } } } }`,
          { h: bob.handle, first, after },
          who ?? {},
        )
      ).data.member.comments;
    expect(await said(null)).toMatchObject({ totalCount: 2, nodes: [{ body: 'b' }, { body: 'a' }] });
    const page = await said(ann, 2);
    expect(page).toMatchObject({ totalCount: 3, nodes: [{ body: 'c' }, { body: 'b' }] });
    expect((await said(ann, 2, page.pageInfo.endCursor)).nodes).toEqual([{ body: 'a' }]);
  });

  it('take a fixed number of statements, however long they are', async () => {
    const one = await idea(world.db, open, ann, 'Counted statements');
    const statementsFor = async (orderBy: string) => {
      const statements: string[] = [];
      const { pool } = world.db;
      const query = pool.query.bind(pool);
      pool.query = ((...args: Parameters<typeof query>) => {
        statements.push(JSON.stringify(args[0]));
        return query(...args);
      }) as typeof pool.query;
      try {
        const { errors } = await ask(
          world,
          `query ($n: Int!, $orderBy: CommentOrder) { idea(number: $n) { title commentCount internalNoteCount notes { nodes { body } }
             extensions { bodyHtml author { handle } }
             comments(first: 20, orderBy: $orderBy) { totalCount nodes { bodyHtml author { displayName } idea { number } parent { id } viewerLikes
               viewerCan { reply } replies(first: 5) { totalCount nodes { bodyHtml author { handle } idea { number } parent { body } viewerCan { like } } } } } } }`,
          { n: one.id, orderBy },
          crowd[0],
        );
        expect(errors).toEqual([]);
      } finally {
        pool.query = query;
      }
      return statements.length;
    };
    const grow = async (count: number) => {
      for (let n = 0; n < count; n++) {
        const top = await comment(world, crowd[n % 12] ?? ann, one, `@${ann.handle} ${n}`);
        await comment(world, crowd[(n + 1) % 12] ?? ann, one, `@${ann.handle} ${n}`, { parent: top });
      }
    };
    await grow(2);
    const few = { OLDEST: await statementsFor('OLDEST'), BEST: await statementsFor('BEST') };
    await grow(10);
    expect({ OLDEST: await statementsFor('OLDEST'), BEST: await statementsFor('BEST') }).toEqual(few);
    // Session, idea, tree, page, count; comments and replies with their handles, the replies' ids and counts; extensions.
    expect(few.OLDEST).toBeLessThanOrEqual(12);
  });
});
