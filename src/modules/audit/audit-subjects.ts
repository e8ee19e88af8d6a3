import { Injectable } from '@nestjs/common';
import type { NodeType } from '../../common/graphql/node-id.js';
import type { Locale } from '../../common/i18n/locale.js';
import type { Sql } from '../../database/sql.js';
import { memberName } from '../members/member.model.js';

/** What things of one type are called in the log, by number; those that are gone are left out. */
export type SubjectNames = (
  sql: Sql,
  ids: readonly number[],
  locale: Locale,
) => Promise<ReadonlyMap<number, string>>;

/** A statement that gives id and name of the things $1. */
const bySql =
  (text: string): SubjectNames =>
  async (sql, ids) => {
    const rows = await sql.query<{ id: number; name: string }>(text, [ids]);
    return new Map(rows.map(({ id, name }) => [id, name]));
  };

/** By name and handle; of who was erased, that they were. */
const memberNames: SubjectNames = async (sql, ids, locale) => {
  const rows = await sql.query<{ id: number; name: string; handle: string }>(
    'SELECT id, display_name AS name, handle FROM members WHERE id = ANY ($1::bigint[])',
    [ids],
  );
  return new Map(
    rows.map(({ id, name, handle }) => [id, name === '' ? memberName(name, locale) : `${name} (@${handle})`]),
  );
};

/**
 * How the log names what was done to: as it is called now, so that an erased person's name stands nowhere. A feature whose things the log names registers
 * them when it starts.
 */
@Injectable()
export class AuditSubjects {
  private readonly names = new Map<NodeType, SubjectNames>([
    ['Member', memberNames],
    ['Idea', bySql(`SELECT id, '#' || id || ' ' || title AS name FROM ideas WHERE id = ANY ($1::bigint[])`)],
    [
      'Comment',
      bySql(
        `SELECT c.id, '#' || c.idea_id || ': “' || left(regexp_replace(c.body, '\\s+', ' ', 'g'), 60) || '”' AS name FROM comments c WHERE c.id = ANY ($1::bigint[])`,
      ),
    ],
    ['Board', bySql('SELECT id, name FROM boards WHERE id = ANY ($1::bigint[])')],
    ['Team', bySql('SELECT id, name FROM teams WHERE id = ANY ($1::bigint[])')],
  ]);

  register(type: NodeType, names: SubjectNames): void {
    this.names.set(type, names);
  }

  /** @returns what each is called; its number where nobody says, or it is gone */
  async of(
    sql: Sql,
    subjects: readonly { type: NodeType; id: number }[],
    locale: Locale,
  ): Promise<(subject: { type: NodeType; id: number }) => string> {
    const found = new Map<NodeType, ReadonlyMap<number, string>>();
    for (const type of new Set(subjects.map((subject) => subject.type))) {
      const ids = subjects.filter((subject) => subject.type === type).map(({ id }) => id);
      found.set(type, (await this.names.get(type)?.(sql, ids, locale)) ?? new Map());
    }
    return ({ type, id }) => found.get(type)?.get(id) ?? String(id);
  }
}
