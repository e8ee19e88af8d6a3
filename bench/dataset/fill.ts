import { DAY } from '../../src/common/time/clock.js';
import type { Database } from '../../src/database/database.js';
import { BoardsLoader } from '../../src/modules/boards/boards.loader.js';
import { BoardsService } from '../../src/modules/boards/boards.service.js';
import { tidy, withoutIndexes } from './bulk-load.js';
import { generateIdeas, type Ground, type Shape, type Weighted } from './generate-ideas.js';
import { insertIdeas, type GeneratedIdea } from './idea-batch.js';
import { fillMembers } from './members.js';
import { seeded } from './random.js';
import { Writer } from './sentences.js';

const SEED = 20_260_101;
const YEARS = 2;
const BATCH = 1000;
/** Batches under way: one is written while the next is made. */
const CONNECTIONS = 2;

const BOARDS = [
  { slug: 'product', name: 'Product', weight: 40 },
  { slug: 'city', name: 'The city', weight: 25 },
  { slug: 'nature', name: 'Nature', weight: 15 },
  { slug: 'transport', name: 'Transport', weight: 12 },
  { slug: 'members', name: 'Members only', weight: 8, visibility: 'MEMBERS' },
] as const;

const STATUS_WEIGHTS: Readonly<Record<string, number>> = {
  new: 45,
  acknowledged: 15,
  'under-review': 12,
  adopted: 5,
  'in-development': 4,
  'partially-implemented': 2,
  implemented: 5,
  'already-offered': 4,
  'not-planned': 6,
  archived: 2,
};

/** Fills a migrated, empty database; the same shape gives the same rows but for their times, which end now. */
export async function fill(
  database: Database,
  shape: Shape,
  progress: (done: number) => void,
): Promise<void> {
  const random = seeded(SEED);
  const until = new Date();
  const since = new Date(until.getTime() - YEARS * 365 * DAY);
  await fillMembers(database, random, shape.members, since);
  const ground: Ground = {
    boards: await makeBoards(database),
    statuses: await statuses(database),
    since,
    until,
  };
  const ideas = generateIdeas(random, await Writer.open(), shape, ground);
  await withoutIndexes(database, ['ideas', 'idea_search', 'votes'], async () => {
    let done = 0;
    const worker = async (): Promise<void> => {
      for (let batch = take(ideas, BATCH); batch.length > 0; batch = take(ideas, BATCH)) {
        await database.transaction((tx) => insertIdeas(tx, batch));
        done += batch.length;
        progress(done);
      }
    };
    await Promise.all(Array.from({ length: CONNECTIONS }, worker));
  });
  for (const table of ['ideas', 'status_changes']) {
    await database.queryOnce(
      `SELECT setval(pg_get_serial_sequence('${table}', 'id'), (SELECT max(id) FROM ${table}))`,
    );
  }
  await tidy(database);
}

function take(ideas: Iterator<GeneratedIdea>, count: number): GeneratedIdea[] {
  const batch: GeneratedIdea[] = [];
  while (batch.length < count) {
    const { done, value } = ideas.next();
    if (done) break;
    batch.push(value);
  }
  return batch;
}

async function makeBoards(database: Database): Promise<Weighted[]> {
  const boards = new BoardsService(database, new BoardsLoader(database));
  const made: Weighted[] = [];
  for (const { weight, ...board } of BOARDS) made.push({ id: await boards.ensure(database, board), weight });
  return made;
}

async function statuses(database: Database): Promise<Ground['statuses']> {
  const rows = await database.query<{
    id: number;
    key: string;
    position: number;
    requires_response: boolean;
  }>('SELECT id, key, position, requires_response FROM statuses ORDER BY position');
  return rows.map((row, place) => ({
    id: row.id,
    weight: STATUS_WEIGHTS[row.key] ?? 1,
    isFirst: place === 0,
    requiresResponse: row.requires_response,
  }));
}
