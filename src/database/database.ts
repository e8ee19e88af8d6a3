import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import pg from 'pg';
import { DataSource } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import { BoundedMap } from './bounded-map.js';
import type { Sql, Transaction } from './sql.js';

/** bigint comes as a number: ids and counts stay below 2^53. */
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
// pg's own list of type ids knows no arrays.
const INT8_ARRAY = 1016 as Parameters<typeof pg.types.setTypeParser>[0];
const texts: (value: string) => string[] = pg.types.getTypeParser(INT8_ARRAY, 'text');
pg.types.setTypeParser(INT8_ARRAY, (value) => texts(value).map(Number));

const plainTime = pg.types.getTypeParser(pg.types.builtins.TIMESTAMPTZ, 'text');
const UTC_TIME = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d(?:\.\d+)?)\+00$/;
/** Twenty ideas have a hundred times: the engine's own parser reads those in UTC several times faster than pg's. */
pg.types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, (value): Date => {
  const utc = UTC_TIME.exec(value);
  return utc ? new Date(`${utc[1]}T${utc[2]}Z`) : plainTime(value);
});

const RETRIES = 3;
const DEADLOCK = '40P01';
const SERIALIZATION_FAILURE = '40001';

const names = new BoundedMap<string, string>(1000);

function nameOf(text: string): string {
  let name = names.get(text);
  if (name === undefined) {
    name = createHash('sha256').update(text).digest('base64url').slice(0, 24);
    names.set(text, name);
  }
  return name;
}

async function run<Row extends object>(
  on: pg.Pool | pg.PoolClient,
  text: string,
  values: readonly unknown[],
): Promise<Row[]> {
  const result = await on.query<Row>({ name: nameOf(text), text, values: [...values] });
  return result.rows;
}

async function runOnce<Row extends object>(
  on: pg.Pool | pg.PoolClient,
  text: string,
  values: readonly unknown[],
): Promise<Row[]> {
  const result = await on.query<Row>(text, [...values]);
  return result.rows;
}

function isRetryable(error: unknown): boolean {
  return (
    error instanceof pg.DatabaseError && (error.code === DEADLOCK || error.code === SERIALIZATION_FAILURE)
  );
}

/** Raw SQL on TypeORM's own pool: prepared by name, without entity hydration. */
@Injectable()
export class Database implements Sql {
  constructor(private readonly dataSource: DataSource) {}

  /** TypeORM's pool; its driver type hides what it is. */
  get pool(): pg.Pool {
    return (this.dataSource.driver as PostgresDriver).master as pg.Pool;
  }

  query<Row extends object = Record<string, unknown>>(
    text: string,
    values: readonly unknown[] = [],
  ): Promise<Row[]> {
    return run<Row>(this.pool, text, values);
  }

  queryOnce<Row extends object = Record<string, unknown>>(
    text: string,
    values: readonly unknown[] = [],
  ): Promise<Row[]> {
    return runOnce<Row>(this.pool, text, values);
  }

  /**
   * Runs `work` in one READ COMMITTED transaction; anything thrown rolls it back. A deadlock is tried again from the start, so `work` must
   * touch nothing but its transaction before the commit.
   */
  async transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.attempt(work);
      } catch (error) {
        if (attempt >= RETRIES || !isRetryable(error)) throw error;
      }
    }
  }

  private async attempt<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    const client = await this.pool.connect();
    const later: (() => void | Promise<void>)[] = [];
    const tx: Transaction = {
      query: (text, values = []) => run(client, text, values),
      queryOnce: (text, values = []) => runOnce(client, text, values),
      afterCommit: (task) => {
        later.push(task);
      },
    };
    let broken: Error | undefined;
    let result: T;
    try {
      await client.query('BEGIN');
      result = await work(tx);
      await client.query('COMMIT');
    } catch (error) {
      await client.query('ROLLBACK').catch((failure: unknown) => {
        broken = failure instanceof Error ? failure : new Error(String(failure));
      });
      throw error;
    } finally {
      client.release(broken);
    }
    for (const task of later) await task();
    return result;
  }
}
