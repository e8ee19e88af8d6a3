import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../database/sql.js';

/** Columns of a table in which anybody may have written a member's handle. */
export interface MemberText {
  /** Of all of them. */
  name: string;
  table: string;
  /** Rises; of several rows with the same, all are treated at once. */
  key: string;
  columns: readonly string[];
  /** Columns of JSON; all strings in them are texts. */
  json?: readonly string[];
  /** Brings what derives from the texts to what they say now; their rows are locked. @param keys of rows that changed */
  changed?: (tx: Transaction, keys: readonly number[]) => Promise<void>;
}

/** Where texts stand: each feature says so of its own, so that whoever is erased can be taken out of them. */
@Injectable()
export class MemberTexts {
  private readonly texts = new Map<string, MemberText>();

  register(text: Omit<MemberText, 'name'>): void {
    const name = `${text.table}.${[...text.columns, ...(text.json ?? [])].join('+')}`;
    if (this.texts.has(name)) throw new Error(`Texts ${name} are registered already`);
    this.texts.set(name, { ...text, name });
  }

  /** By name, the same order in every process. */
  all(): readonly MemberText[] {
    return [...this.texts.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  }
}
