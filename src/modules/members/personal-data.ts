import { Injectable } from '@nestjs/common';
import type { Sql } from '../../database/sql.js';

/** Rows of one member's data, some at a time, as they are to stand in the export. */
export type PersonalRows = (sql: Sql, memberId: number) => AsyncIterable<readonly object[]>;

/** Rows read at once. */
const PAGE = 1000;

function withoutKey<Row extends { key: number }>(row: Row): Omit<Row, 'key'> {
  const { key, ...rest } = row;
  void key;
  return rest;
}

/**
 * Rows page by page, however many there are.
 * @param text SQL of the first $3 rows of the member $1 whose `key` is above $2, in its order; the key itself is left out of what is handed on
 */
export function rowsByKey(text: string): PersonalRows {
  return async function* (sql, memberId) {
    let after = 0;
    for (;;) {
      const rows = await sql.query<{ key: number }>(text, [memberId, after, PAGE]);
      if (rows.length > 0) yield rows.map(withoutKey);
      const last = rows.at(-1);
      if (!last || rows.length < PAGE) return;
      after = last.key;
    }
  };
}

/** Who keeps what of a member: each feature says under which name, and how it is read. */
@Injectable()
export class PersonalData {
  private readonly parts = new Map<string, PersonalRows>();

  /**
   * Only what is the member's own: no data of others, and nothing that others noted of them internally.
   * @param name of the file in the export, without its ending
   */
  register(name: string, rows: PersonalRows): void {
    if (this.parts.has(name)) throw new Error(`Personal data ${name} is registered already`);
    this.parts.set(name, rows);
  }

  all(): ReadonlyMap<string, PersonalRows> {
    return this.parts;
  }
}
