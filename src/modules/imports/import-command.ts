import { parseArgs } from 'node:util';
import { cleanLine } from '../../common/text/clean-text.js';
import { ConfigError, type Config } from '../../config/config.js';
import type { Database } from '../../database/database.js';
import { DatabaseError } from '../../database/migrate.js';
import { useDatabase } from '../../database/use-database.js';
import { StatusesService } from '../statuses/statuses.service.js';
import { ProgressDisplay, type Output } from './import-progress.js';
import { ImportRunner } from './import-runner.js';
import { ImportError, type ImportSource } from './import-source.js';
import { type ImportSummary, summaryLines } from './import-summary.js';
import { PolisSource } from './polis.source.js';

const FORMATS = new Map<string, (folder: string) => Promise<ImportSource>>([
  ['polis', (folder) => PolisSource.open(folder)],
]);

const USAGE = `Usage: npm run import -- polis <folder> --board <slug> [--create-board <name>]

  polis <folder>         comments.csv, votes.csv and summary.csv of one conversation, each plain or gzipped
  --board <slug>         where the ideas go
  --create-board <name>  creates that board, if there is none of that slug

The database is DATABASE_URL, else the embedded one under DATA_DIR. Running it again does what is missing, nothing twice.`;

export interface Surroundings {
  /** Asked for once the arguments are understood. */
  config: () => Config;
  stdout: Output;
  stderr: Output;
  /** Ends the import between two batches. */
  signal?: AbortSignal;
}

interface Request {
  source: ImportSource;
  board: string;
  createBoard: string | undefined;
}

async function readRequest(args: string[]): Promise<Request> {
  const options = { board: { type: 'string' }, 'create-board': { type: 'string' } } as const;
  const { values, positionals } = parse(() => parseArgs({ args, options, allowPositionals: true }));
  const [format = '', folder, ...more] = positionals;
  const open = FORMATS.get(format);
  const { board, 'create-board': createBoard } = values;
  if (!open || folder === undefined || more.length > 0 || board === undefined) throw new ImportError(USAGE);
  if (createBoard !== undefined && !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(board)) {
    throw new ImportError(
      `--board ${board}: a new board's slug is made of lower-case letters, digits and single hyphens.`,
    );
  }
  return { source: await open(folder), board, createBoard };
}

function parse<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw new ImportError(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
  }
}

async function findBoard(database: Database, { board, createBoard }: Request): Promise<number> {
  const [found] = await database.query<{ id: number }>(
    'SELECT id FROM boards WHERE slug = $1 AND deleted_at IS NULL',
    [board],
  );
  if (found) return found.id;
  if (createBoard === undefined) {
    const slugs = (
      await database.query<{ slug: string }>('SELECT slug FROM boards WHERE deleted_at IS NULL ORDER BY id')
    ).map(({ slug }) => slug);
    throw new ImportError(
      `There is no board "${board}" (there are: ${slugs.join(', ') || 'none'}). --create-board <name> makes it.`,
    );
  }
  const name = cleanLine(createBoard);
  if (!name.ok) throw new ImportError('--create-board needs a name that can be read.');
  const text = 'INSERT INTO boards (slug, name) VALUES ($1, $2) RETURNING id';
  const [created] = await database.query<{ id: number }>(text, [board, name.value]);
  return created?.id ?? 0;
}

async function importInto(
  database: Database,
  request: Request,
  { stderr, signal }: Surroundings,
): Promise<ImportSummary> {
  const boardId = await findBoard(database, request);
  const progress = new ProgressDisplay(stderr);
  try {
    const runner = new ImportRunner(database, new StatusesService(database));
    return await runner.run(request.source, {
      boardId,
      onProgress: progress.update,
      ...(signal ? { signal } : {}),
    });
  } finally {
    progress.stop();
  }
}

/** The command, from its arguments to its exit code: 1 where nothing could be read or begun, with a line that says why. */
export async function importCommand(args: string[], surroundings: Surroundings): Promise<number> {
  const { stdout, stderr } = surroundings;
  try {
    const request = await readRequest(args);
    const summary = await useDatabase(surroundings.config(), (database) =>
      importInto(database, request, surroundings),
    );
    for (const { file, line, reason } of summary.problems) stderr.write(`${file}, line ${line}: ${reason}\n`);
    const unnamed = summary.problemCount - summary.problems.length;
    if (unnamed > 0) stderr.write(`and ${unnamed} more broken rows\n`);
    stdout.write(`${summaryLines(summary).join('\n')}\n`);
    return summary.hasRead ? 0 : 1;
  } catch (error) {
    const isExpected =
      error instanceof ImportError || error instanceof ConfigError || error instanceof DatabaseError;
    if (!isExpected) throw error;
    stderr.write(`${error.message}\n`);
    return 1;
  }
}
