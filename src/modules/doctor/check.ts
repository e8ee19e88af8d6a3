import type { Sql } from '../../database/sql.js';

/** Something stored that is not what its source says. */
export interface Difference {
  table: string;
  /** The row's key. */
  id: string;
  column: string;
  stored: string;
  recomputed: string;
}

/** Recomputes one derived thing. Reads only: every check of a run sees the same snapshot. */
export interface Check {
  find(sql: Sql): AsyncIterable<Difference>;
}

interface SqlCheck {
  table: string;
  column: string;
  /** Gives `id`, `stored` and `recomputed` of each row that differs. */
  text: string;
}

/** A check that one statement can make. */
export function sqlCheck({ table, column, text }: SqlCheck): Check {
  return {
    async *find(sql) {
      const rows = await sql.query<Omit<Difference, 'table' | 'column'>>(
        `SELECT id::text AS id, coalesce(stored::text, 'nothing') AS stored, coalesce(recomputed::text, 'nothing') AS recomputed
         FROM (${text}) different ORDER BY 1`,
      );
      for (const row of rows) yield { table, column, ...row };
    },
  };
}

interface BatchCheck<Row> {
  /** Of the rows whose differences these are. */
  table: string;
  /** Gives what `compare` needs of the ideas $1. */
  text: string;
  /** The columns that differ, each with what is stored and what it should be. */
  compare(row: Row): Iterable<readonly [column: string, stored: unknown, recomputed: unknown]>;
}

const BATCH = 1_000;

/** A check of all ideas, a thousand at a time, that needs the server's own code. */
export function ideasCheck<Row extends { id: number }>({ table, text, compare }: BatchCheck<Row>): Check {
  return {
    async *find(sql) {
      for await (const ids of ideaBatches(sql)) {
        for (const row of await sql.query<Row>(text, [ids])) {
          for (const [column, stored, recomputed] of compare(row)) {
            yield {
              table,
              id: String(row.id),
              column,
              stored: String(stored),
              recomputed: String(recomputed),
            };
          }
        }
      }
    },
  };
}

/** The ids of all ideas, a thousand at a time. */
export async function* ideaBatches(sql: Sql): AsyncGenerator<number[]> {
  let after = 0;
  for (;;) {
    const rows = await sql.query<{ id: number }>('SELECT id FROM ideas WHERE id > $1 ORDER BY id LIMIT $2', [
      after,
      BATCH,
    ]);
    const last = rows.at(-1);
    if (!last) return;
    yield rows.map(({ id }) => id);
    after = last.id;
  }
}
