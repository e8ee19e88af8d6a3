import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../src/database/data-source.js';
import { Database } from '../../src/database/database.js';
import { startEmbeddedPostgres } from '../../src/database/embedded/embedded-postgres.js';
import { migrate } from '../../src/database/migrate.js';
import { fileURLToPath } from 'node:url';
import { fill } from './fill.js';
import type { Shape } from './generate-ideas.js';

const FOLDER = fileURLToPath(new URL('../../.bench/postgres', import.meta.url));
const MIGRATIONS = new URL('../../src/database/migrations/', import.meta.url);
/** Raised when the fill itself changes. */
const FILL_VERSION = 1;

export const LARGE: Shape = { ideas: 100_000, votes: 1_000_000, members: 10_000 };
export const SMALL: Shape = { ideas: 1_000, votes: 10_000, members: 1_000 };

/** Databases of the benchmark, on a durable PostgreSQL of their own that is kept between runs. */
export class Datasets {
  private constructor(
    private readonly admin: Database,
    private readonly urlOf: (name: string) => string,
    private readonly version: string,
    private readonly say: (line: string) => void,
    readonly stop: () => Promise<void>,
  ) {}

  static async open(say: (line: string) => void): Promise<Datasets> {
    const server = await startEmbeddedPostgres({
      dataDir: FOLDER,
      database: 'bench',
      durable: true,
      log: () => undefined,
    });
    try {
      const admin = await connect(server.url);
      const urlOf = (name: string): string =>
        Object.assign(new URL(server.url), { pathname: `/${name}` }).href;
      const stop = async (): Promise<void> => {
        await disconnect(admin);
        await server.stop();
      };
      const datasets = new Datasets(admin, urlOf, await version(), say, stop);
      await datasets.dropOutdated();
      return datasets;
    } catch (error) {
      await server.stop();
      throw error;
    }
  }

  /** The database of that shape, filled if this is its first use. @returns its address */
  async provide(shape: Shape): Promise<string> {
    const name = `${this.version}_${shape.ideas}`;
    const known = await this.admin.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (known.length === 0) await this.make(name, shape);
    return this.urlOf(name);
  }

  /** A copy to write to; `drop` when done. */
  async copyOf(shape: Shape): Promise<{ url: string; drop: () => Promise<void> }> {
    await this.provide(shape);
    const name = `${this.version}_copy`;
    const drop = async (): Promise<void> => {
      await this.admin.queryOnce(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    };
    await drop();
    await this.admin.queryOnce(
      `CREATE DATABASE ${name} TEMPLATE ${this.version}_${shape.ideas} STRATEGY file_copy`,
    );
    return { url: this.urlOf(name), drop };
  }

  /** How many connections the server takes. */
  async connectionLimit(): Promise<number> {
    const [row] = await this.admin.query<{ n: number }>(
      `SELECT current_setting('max_connections')::int AS n`,
    );
    return row?.n ?? 0;
  }

  /** Under another name until it is whole. */
  private async make(name: string, shape: Shape): Promise<void> {
    const started = performance.now();
    const { ideas, votes } = shape;
    this.say(`Filling a database with ${ideas} ideas and ${votes} votes; it is kept under .bench/.`);
    const unfinished = `${name}_unfinished`;
    await this.admin.queryOnce(`DROP DATABASE IF EXISTS ${unfinished} WITH (FORCE)`);
    await this.admin.queryOnce(`CREATE DATABASE ${unfinished}`);
    await migrate(this.urlOf(unfinished));
    const database = await connect(this.urlOf(unfinished));
    try {
      await fill(database, shape, (done) => {
        if (done % 20_000 === 0) this.say(`  ${done} ideas`);
      });
    } finally {
      await disconnect(database);
    }
    await this.admin.queryOnce(`ALTER DATABASE ${unfinished} RENAME TO ${name}`);
    this.say(`  done in ${Math.round((performance.now() - started) / 1000)} s`);
  }

  private async dropOutdated(): Promise<void> {
    const rows = await this.admin.query<{ name: string }>(
      `SELECT datname AS name FROM pg_database WHERE datname LIKE 'bench\\_%' AND datname NOT LIKE $1`,
      [`${this.version}%`],
    );
    for (const { name } of rows) await this.admin.queryOnce(`DROP DATABASE ${name} WITH (FORCE)`);
  }
}

export async function connect(url: string): Promise<Database> {
  return new Database(await new DataSource(dataSourceOptions(url)).initialize());
}

/** Ends what `connect` opened; the pool's own end suffices, since nothing else belongs to the data source. */
export async function disconnect(database: Database): Promise<void> {
  await database.pool.end();
}

/** Another schema needs another fill. */
async function version(): Promise<string> {
  const hash = createHash('sha256').update(`fill ${FILL_VERSION}`);
  const names = (await readdir(MIGRATIONS)).filter((name) => name.endsWith('.sql')).sort();
  for (const name of names) hash.update(await readFile(new URL(name, MIGRATIONS)));
  return `bench_${hash.digest('hex').slice(0, 8)}`;
}
