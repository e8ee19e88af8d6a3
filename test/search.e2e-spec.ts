import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { similarTerms } from '../src/common/text/similar-terms.js';
import { searchVector } from '../src/common/text/search-vector.js';
import { Clock, MINUTE } from '../src/common/time/clock.js';
import { chooseLexemes } from '../src/modules/search/choose-lexemes.js';
import { LexemeFrequencies } from '../src/modules/search/lexeme-frequencies.js';
import { startTestApp, type TestApp } from './support/app.js';
import { board, idea, person, team, type Person, type TestBoard } from './support/factories.js';
import { ask } from './support/graphql.js';

const SIMILAR = `query ($title: String!, $body: String, $boardId: ID, $first: Int) {
  similarIdeas(title: $title, body: $body, boardId: $boardId, first: $first) { similarity idea { number title } }
}`;
const SEARCH = `query ($search: String, $orderBy: IdeaOrder, $boardIds: [ID!], $first: Int, $after: String) {
  ideas(filter: { search: $search, boardIds: $boardIds }, orderBy: $orderBy, first: $first, after: $after) {
    nodes { title } totalCount pageInfo { endCursor hasNextPage }
  }
}`;

interface Page {
  nodes: { title: string }[];
  totalCount: number;
  pageInfo: { endCursor: string; hasNextPage: boolean };
}

describe('similar ideas', () => {
  let world: TestApp;
  let ann: Person;
  let open: TestBoard;
  let other: TestBoard;
  let secret: TestBoard;
  const titlesOf = (data: { similarIdeas: { idea: { title: string } }[] }): string[] =>
    data.similarIdeas.map(({ idea: { title } }) => title);
  const similar = async (title: string, more: Record<string, unknown> = {}, by?: Person) => {
    const answer = await ask(world, SIMILAR, { title, first: 5, ...more }, by);
    expect(answer.errors).toEqual([]);
    return titlesOf(answer.data);
  };

  beforeAll(async () => {
    world = await startTestApp();
    ann = await person(world.db, 'Ann');
    open = await board(world.db, 'open');
    other = await board(world.db, 'other');
    const members = await board(world.db, 'members', { visibility: 'MEMBERS' });
    const core = await team(world.db, 'core');
    secret = await board(world.db, 'secret', { visibility: 'TEAMS', team: core });
    await idea(world.db, open, ann, 'Run night buses between the campus and the old town');
    await idea(world.db, open, ann, 'More benches along the river promenade');
    await idea(world.db, open, ann, 'Пусть ночные автобусы ходят каждые полчаса');
    await idea(world.db, open, ann, '計程車應該可以用手機叫車');
    await idea(world.db, open, ann, 'Better weekends', {
      body: 'Please keep the municipal swimming pool open on Sunday evenings.',
    });
    await idea(world.db, other, ann, 'Night buses to the airport, every hour');
    await idea(world.db, members, ann, 'Gravel cycling routes through the forest');
    await idea(world.db, secret, ann, 'Quarterly penguin migration dashboard');
    await idea(world.db, open, ann, 'Paint zebra crossings near kindergartens', { status: 'archived' });
    const held = await idea(world.db, open, ann, 'Telescopes for the observatory hill');
    const deleted = await idea(world.db, open, ann, 'Drinking fountains in every playground');
    const merged = await idea(world.db, open, ann, 'Lanterns for the cemetery path');
    await world.db.query(`UPDATE ideas SET moderation = 'HELD' WHERE id = $1`, [held.id]);
    await world.db.query('UPDATE ideas SET deleted_at = now() WHERE id = $1', [deleted.id]);
    await world.db.query(
      'UPDATE ideas SET merged_into_id = $2, root_id = $2, merged_at = now() WHERE id = $1',
      [merged.id, held.id],
    );
  });
  afterAll(() => world.stop());

  it('are found while the title is still being typed, with a typo, closest first', async () => {
    expect((await similar('Run nigth buses between the camp'))[0]).toBe(
      'Run night buses between the campus and the old town',
    );
  });

  it('are found in Russian by other forms of the words', async () => {
    expect(await similar('Ночной автобус каждые полчаса')).toEqual([
      'Пусть ночные автобусы ходят каждые полчаса',
    ]);
  });

  it('are found in Chinese, Traditional by Simplified', async () => {
    expect(await similar('出租计程车应该用手机叫车')).toEqual(['計程車應該可以用手機叫車']);
  });

  it('are found by their letters where every word is mistyped', async () => {
    expect(await similar('Morre benchess alongg riverr promenadee')).toEqual([
      'More benches along the river promenade',
    ]);
  });

  it('are found by the beginning of their body, and by that of what is being written', async () => {
    expect(await similar('Keep the swimming pool open on Sunday')).toEqual(['Better weekends']);
    const body = '**Please** keep the municipal swimming pool open on Sunday evenings.';
    expect(await similar('Leisure for everybody', { body })).toEqual(['Better weekends']);
  });

  it('are as similar as 1 for the same words', async () => {
    const { data } = await ask(world, SIMILAR, {
      title: 'more BENCHES along the river promenade!',
      first: 1,
    });
    expect(data.similarIdeas).toEqual([
      { similarity: 1, idea: { number: 2, title: 'More benches along the river promenade' } },
    ]);
  });

  it('are only those that the viewer could list', async () => {
    for (const title of [
      'Gravel cycling routes through the forest',
      'Quarterly penguin migration dashboard',
      'Paint zebra crossings near kindergartens',
      'Telescopes for the observatory hill',
      'Drinking fountains in every playground',
      'Lanterns for the cemetery path',
    ]) {
      expect(await similar(title)).toEqual([]);
    }
    expect(await similar('Gravel cycling routes through', {}, ann)).toEqual([
      'Gravel cycling routes through the forest',
    ]);
    expect(await similar('Telescopes for the observatory hill', {}, ann)).toEqual([]);
  });

  it('are those of one board where one is named', async () => {
    const title = 'Night buses every hour';
    expect(await similar(title, { boardId: other.nodeId })).toEqual([
      'Night buses to the airport, every hour',
    ]);
    expect(await similar(title, { boardId: open.nodeId })).not.toContain(
      'Night buses to the airport, every hour',
    );
  });

  it('are none where the board is not the viewer’s to know of, or the title says nothing', async () => {
    expect(await similar('Night buses every hour', { boardId: secret.nodeId })).toEqual([]);
    for (const title of ['', '  ', '!? …', '\u200b']) expect(await similar(title)).toEqual([]);
  });

  it('are at most as many as asked for, 5 where nothing is said', async () => {
    for (let i = 1; i <= 7; i++) await idea(world.db, open, ann, `Umbrella stands at entrance ${i}`);
    const { data } = await ask(world, SIMILAR.replace(', $first: Int', '').replace(', first: $first', ''), {
      title: 'Umbrella stands at entrance',
    });
    expect(titlesOf(data)).toHaveLength(5);
    expect(await similar('Umbrella stands at entrance', { first: 20 })).toHaveLength(7);
    expect(await similar('Umbrella stands at entrance', { first: 1 })).toHaveLength(1);
  });

  it.each([
    [{ first: 0 }, 'first'],
    [{ first: 21 }, 'first'],
    [{ boardId: 'nonsense' }, 'boardId'],
    [{ title: 'a\0b' }, 'title'],
    [{ body: 'a\ud800b' }, 'body'],
  ])('refuse %j', async (wrong, field) => {
    const { data, errors } = await ask(world, SIMILAR, { title: 'Night buses', first: 5, ...wrong });
    expect(data ?? null).toBeNull();
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', field } }]);
  });

  it('stay within a title’s limit, however long the text', async () => {
    const source = 'Run night buses between the campus and the old town';
    expect(await similar(`${source} ${'lorem ipsum '.repeat(50_000)}`)).toContain(source);
    expect(await similar(`${'lorem ipsum '.repeat(13)} ${source}`)).toEqual([]);
  });

  it('are found among thousands that share their frequent words', async () => {
    const word = (n: number): string =>
      createHash('sha256')
        .update(String(n))
        .digest('hex')
        .slice(0, 8)
        .replace(/\d/g, (digit) => 'ghijklmnop'.charAt(Number(digit)));
    const titleOf = (n: number): string =>
      `${word(n % 60)} ${word(60 + (n % 71))} support for the s3a client`;
    const titles = Array.from({ length: 3000 }, (_, n) => titleOf(n));
    const rows = await world.db.query<{ id: number; title: string }>(
      `INSERT INTO ideas (board_id, author_id, status_id, stage, title, body, excerpt)
       SELECT $1, $2, s.id, s.stage, t, '', '' FROM unnest($3::text[]) t, statuses s WHERE s.key = 'new' RETURNING id, title`,
      [open.id, ann.id, titles],
    );
    await world.db.query(
      `INSERT INTO idea_search SELECT *, '{}'::text[] FROM unnest($1::bigint[], $2::tsvector[], $3::text[])`,
      [
        rows.map(({ id }) => id),
        rows.map(({ title }) => searchVector({ title, body: '', tags: [] })),
        rows.map(({ title }) => title),
      ],
    );
    await world.db.query('ANALYZE idea_search');
    const statistics = await new LexemeFrequencies(world.db, new Clock()).current();
    expect(statistics.rows).toBeGreaterThan(3000);
    expect(statistics.rowsWith({ text: 's3a', isPrefix: false })).toBeGreaterThan(2900);
    expect(statistics.rowsWith({ text: 'umbrella', isPrefix: false })).toBeLessThan(300);
    const typed = titleOf(2500).replace('support', 'suport').slice(0, -4);
    expect(chooseLexemes(similarTerms(typed), statistics, 100)).not.toContain(`'s3a' |`);
    const later = new Date(Date.now() + 6 * MINUTE);
    jest.spyOn(world.app.get(Clock), 'now').mockReturnValue(later);
    expect((await similar(typed))[0]).toBe(titleOf(2500));
    jest.restoreAllMocks();
  });

  it('of an idea leave out the idea itself', async () => {
    const { data, errors } = await ask(
      world,
      '{ idea(number: 1) { title similar(first: 3) { similarity idea { title } } } }',
    );
    expect(errors).toEqual([]);
    expect(data.idea.similar.map((hint: { idea: { title: string } }) => hint.idea.title)).not.toContain(
      data.idea.title,
    );
    const own = await ask(
      world,
      '{ ideas(first: 20, filter: { search: "umbrella" }) { nodes { number similar(first: 20) { idea { number } } } } }',
    );
    for (const { number, similar: others } of own.data.ideas.nodes) {
      const numbers = others.map((hint: { idea: { number: number } }) => hint.idea.number);
      expect(numbers).toHaveLength(6);
      expect(numbers).not.toContain(number);
    }
  });
});

describe('searching ideas', () => {
  let world: TestApp;
  let ann: Person;
  let open: TestBoard;
  const search = async (text: string, more: Record<string, unknown> = {}, by?: Person): Promise<string[]> => {
    const { data, errors } = await ask(world, SEARCH, { search: text, ...more }, by);
    expect(errors).toEqual([]);
    const titles = data.ideas.nodes.map(({ title }: { title: string }) => title);
    expect(data.ideas.totalCount).toBe(titles.length);
    return titles;
  };

  beforeAll(async () => {
    world = await startTestApp();
    ann = await person(world.db, 'Ann');
    open = await board(world.db, 'open');
    const core = await team(world.db, 'core', ann);
    const secret = await board(world.db, 'secret', { visibility: 'TEAMS', team: core });
    await idea(world.db, open, ann, 'Run night buses on weekends');
    await idea(world.db, open, ann, 'Weekend market', {
      body: 'With night buses, so that people get home.',
      tags: ['food'],
    });
    await idea(world.db, open, ann, 'Buses: a night timetable at each stop');
    await idea(world.db, open, ann, 'Café terraces in winter');
    await idea(world.db, open, ann, 'Пусть ночные автобусы ходят по выходным');
    await idea(world.db, open, ann, 'Ещё один трамвай до вокзала');
    await idea(world.db, open, ann, '計程車應該可以用手機叫車');
    await idea(world.db, open, ann, '司机需要更好的保险');
    await idea(world.db, secret, ann, 'Pricing of the kerberos tier');
  });
  afterAll(() => world.stop());

  it('finds words in any form, in titles before bodies', async () => {
    expect(await search('night bus')).toEqual([
      'Run night buses on weekends',
      'Buses: a night timetable at each stop',
      'Weekend market',
    ]);
    expect(await search('автобус ночной')).toEqual(['Пусть ночные автобусы ходят по выходным']);
    expect(await search('еще трамваи')).toEqual(['Ещё один трамвай до вокзала']);
    expect(await search('cafe terrace')).toEqual(['Café terraces in winter']);
  });

  it('finds Traditional Chinese by Simplified and the reverse, wherever the words stand', async () => {
    expect(await search('手机 计程车')).toEqual(['計程車應該可以用手機叫車']);
    expect(await search('保險司機')).toEqual(['司机需要更好的保险']);
    expect(await search('險')).toEqual(['司机需要更好的保险']);
  });

  it('finds what begins with the last word while it is being typed', async () => {
    expect(await search('timet')).toEqual(['Buses: a night timetable at each stop']);
    expect(await search('ночн')).toEqual(['Пусть ночные автобусы ходят по выходным']);
  });

  it('finds phrases side by side, and leaves out what is excluded', async () => {
    expect(await search('"night buses"')).toEqual(['Run night buses on weekends', 'Weekend market']);
    expect(await search('night -market')).toEqual([
      'Run night buses on weekends',
      'Buses: a night timetable at each stop',
    ]);
    expect(await search('«автобусы ходят»')).toEqual(['Пусть ночные автобусы ходят по выходным']);
    expect(await search('"手機叫車"')).toEqual(['計程車應該可以用手機叫車']);
    expect(await search('"buses night"')).toEqual([]);
  });

  it('finds tags', async () => {
    expect(await search('food')).toEqual(['Weekend market']);
  });

  it('finds what was probably meant where nothing has the words', async () => {
    expect(await search('timetabel')).toEqual(['Buses: a night timetable at each stop']);
    expect((await search('nihgt buses')).sort()).toEqual([
      'Buses: a night timetable at each stop',
      'Run night buses on weekends',
      'Weekend market',
    ]);
    expect((await search('ночные автабусы'))[0]).toBe('Пусть ночные автобусы ходят по выходным');
    expect((await search('手機叫計車'))[0]).toBe('計程車應該可以用手機叫車');
    expect((await search('café terraces in summer'))[0]).toBe('Café terraces in winter');
  });

  it('finds only what was asked for where something has the words', async () => {
    expect(await search('buses')).not.toContain('Café terraces in winter');
    expect(await search('market')).toEqual(['Weekend market']);
  });

  it('finds nothing by what no text is found by', async () => {
    expect(await search('!!!')).toEqual([]);
    expect(await search('zzzzqqqq')).toEqual([]);
  });

  it('tells nobody that an idea they may not know of has the words', async () => {
    await idea(world.db, open, ann, 'A kerberoz login');
    // Were the hidden match counted as one, nothing would stand in for it.
    expect(await search('kerberos')).toEqual(['A kerberoz login']);
    expect(await search('kerberos', {}, ann)).toEqual(['Pricing of the kerberos tier']);
  });

  it('pages through the matches, by relevance as by any order, none twice and none left out', async () => {
    for (let i = 0; i < 7; i++)
      await idea(world.db, open, ann, `Sunshade number ${i} for the bus stop`, { body: 'shade '.repeat(i) });
    for (const orderBy of [null, 'NEWEST', 'TOP']) {
      const seen: string[] = [];
      let after: string | null = null;
      do {
        const { ideas }: { ideas: Page } = (
          await ask(world, SEARCH, { search: 'sunshade', orderBy, first: 3, after })
        ).data;
        expect(ideas.totalCount).toBe(7);
        seen.push(...ideas.nodes.map(({ title }) => title));
        after = ideas.pageInfo.hasNextPage ? ideas.pageInfo.endCursor : null;
      } while (after !== null);
      expect(new Set(seen).size).toBe(7);
      expect(seen).toHaveLength(7);
    }
  });

  it('pages through what stands in for matches just so', async () => {
    const all: string[] = [];
    let after: string | null = null;
    do {
      const { ideas }: { ideas: Page } = (
        await ask(world, SEARCH, { search: 'sunshadde nummber', first: 2, after })
      ).data;
      expect(ideas.totalCount).toBe(7);
      all.push(...ideas.nodes.map(({ title }) => title));
      after = ideas.pageInfo.hasNextPage ? ideas.pageInfo.endCursor : null;
    } while (after !== null);
    expect(new Set(all).size).toBe(7);
  });
});
