import { Injectable } from '@nestjs/common';
import type { Sql } from '../../database/sql.js';

/** Rows of one member's data, some at a time, as they are to stand in the export. */
export type PersonalRows = (sql: Sql, memberId: number) => AsyncIterable<readonly object[]>;

/** Who keeps what of a member: each feature says under which name, and how it is read. */
@Injectable()
export class PersonalData {
  private readonly parts = new Map<string, PersonalRows>();

  /** @param name of the file in the export, without its ending */
  register(name: string, rows: PersonalRows): void {
    if (this.parts.has(name)) throw new Error(`Personal data ${name} is registered already`);
    this.parts.set(name, rows);
  }

  all(): ReadonlyMap<string, PersonalRows> {
    return this.parts;
  }
}
