import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ImportError } from './import-source.js';
import { PolisSource } from './polis.source.js';
import { titleAndBody } from './statement-text.js';

const COMMENTS = 'timestamp,comment-id,author-id,agrees,disagrees,moderated,comment-body\n';
const VOTES = 'timestamp,datetime,comment-id,voter-id,vote\n';

async function all<T>(rows: AsyncIterable<T>): Promise<T[]> {
  const read: T[] = [];
  for await (const row of rows) read.push(row);
  return read;
}

describe('PolisSource', () => {
  let folder: string;
  const put = (name: string, content: string | Buffer) => writeFile(path.join(folder, name), content);
  const ideas = async () => all((await PolisSource.open(folder)).ideas());
  const votes = async () => all((await PolisSource.open(folder)).votes());

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'My Export.'));
    await put('comments.csv', COMMENTS);
    await put('votes.csv', VOTES);
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('reads statements, shown and undecided, and leaves hidden ones out', async () => {
    await put(
      'comments.csv',
      `${COMMENTS}1000,7,3,5,1,1,"Say ""yes"",\nplease"\n2000,8,4,0,0,0,Undecided\n3000,9,4,0,0,-1,Hidden\n`,
    );
    expect(await ideas()).toEqual([
      {
        kind: 'row',
        file: 'comments.csv',
        line: 2,
        value: {
          externalId: '7',
          authorExternalId: '3',
          title: 'Say "yes", please',
          body: '',
          tags: [],
          createdAt: 1000,
        },
      },
      expect.objectContaining({
        kind: 'row',
        line: 4,
        value: expect.objectContaining({ title: 'Undecided' }),
      }),
      {
        kind: 'left-out',
        file: 'comments.csv',
        line: 5,
        externalId: '9',
        reason: 'hidden by the moderators of Polis',
      },
    ]);
  });

  it('names the line and the reason of each broken row, and reads the others', async () => {
    await put(
      'comments.csv',
      `${COMMENTS}soon,1,3,0,0,1,A\n1,x,3,0,0,1,B\n1,2,,0,0,1,C\n1,3,3,0,0,2,D\n1,4,3,0,0,1, \n1,5,3,0,0,1\n1,6,3,0,0,1,Fine\n`,
    );
    const rows = await ideas();
    expect(rows.map((row) => ('reason' in row ? [row.line, row.reason] : row.kind))).toEqual([
      [2, 'timestamp "soon" is not a number of milliseconds'],
      [3, 'comment-id "x" is not a number'],
      [4, 'author-id "" is not a number'],
      [5, 'moderated "2" is neither 1, 0 nor -1'],
      [6, 'a statement without text'],
      [7, '6 fields instead of 7'],
      'row',
    ]);
  });

  it('reads votes from a gzipped file too', async () => {
    await rm(path.join(folder, 'votes.csv'));
    await put('votes.csv.gz', gzipSync(`${VOTES}5,whenever,7,1,-1\n6,whenever,7,2,2\n7,whenever,7,1,0\n`));
    expect(await votes()).toEqual([
      {
        kind: 'row',
        file: 'votes.csv',
        line: 2,
        value: { ideaExternalId: '7', voterExternalId: '1', direction: -1, castAt: 5 },
      },
      { kind: 'broken', file: 'votes.csv', line: 3, reason: 'vote "2" is neither 1, 0 nor -1' },
      {
        kind: 'row',
        file: 'votes.csv',
        line: 4,
        value: { ideaExternalId: '7', voterExternalId: '1', direction: 0, castAt: 7 },
      },
    ]);
  });

  it('finds its columns by their names, in any order and among others', async () => {
    await put('votes.csv', 'vote,extra,voter-id,comment-id,timestamp\n1,?,2,7,5\n');
    expect(await votes()).toMatchObject([
      { value: { ideaExternalId: '7', voterExternalId: '2', direction: 1, castAt: 5 } },
    ]);
  });

  it('says which file or column is missing', async () => {
    await rm(path.join(folder, 'votes.csv'));
    await expect(PolisSource.open(folder)).rejects.toThrow(
      new ImportError(`${path.join(folder, 'votes.csv')} is missing.`),
    );
    await put('votes.csv', 'timestamp,comment-id,vote\n');
    await expect(votes()).rejects.toThrow(new ImportError('votes.csv has no column "voter-id".'));
    await put('votes.csv', '');
    await expect(votes()).rejects.toThrow(new ImportError('votes.csv is empty.'));
  });

  it('knows the conversation by its address, else by the name of the folder', async () => {
    expect((await PolisSource.open(folder)).key).toMatch(/^polis-my-export-[a-z0-9]+$/);
    await put('summary.csv', 'topic,"A, B"\nurl,https://pol.is/3phdex2kjf\n');
    expect((await PolisSource.open(folder)).key).toBe('polis-3phdex2kjf');
  });
});

describe('titleAndBody', () => {
  it('leaves the body empty where the title says all, and repeats the whole text where it does not', () => {
    const long = `${'長'.repeat(149)}\n🙂尾`;
    expect(titleAndBody(' Short\n\nand clear ')).toEqual({ title: 'Short  and clear', body: '' });
    expect(titleAndBody('x'.repeat(150))).toEqual({ title: 'x'.repeat(150), body: '' });
    expect(titleAndBody(long)).toEqual({ title: '長'.repeat(149), body: long });
    expect(titleAndBody(`🙂${'x'.repeat(150)}`)).toEqual({
      title: `🙂${'x'.repeat(149)}`,
      body: `🙂${'x'.repeat(150)}`,
    });
  });

  it('refuses text that is none', () => {
    expect(titleAndBody(' \u200b ')).toEqual({ problem: 'a statement without text' });
    expect(titleAndBody('a\ud800')).toEqual({ problem: 'text that is not Unicode' });
  });
});
