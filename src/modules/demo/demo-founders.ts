import { Injectable } from '@nestjs/common';
import type { Sql } from '../../database/sql.js';
import { hashPassword } from '../auth/password.js';
import { BoardsService } from '../boards/boards.service.js';
import { MembersService } from '../members/members.service.js';
import { TeamsService } from '../teams/teams.service.js';
import { DEMO_ACCOUNTS, type DemoAccount } from './demo-accounts.js';
import { DEMO_BOARDS, DEMO_TEAMS, type BoardSlug } from './demo-boards.js';
import { DEMO_PEOPLE, type PersonKey } from './demo-people.js';

/** Whose doing the demo's script is: its people, and its accounts by what they are for. */
export type Actor = PersonKey | 'customer' | 'team';

const ACCOUNT_ACTORS: ReadonlyMap<DemoAccount['role'], Actor> = new Map([
  ['customer', 'customer'],
  ['product team', 'team'],
]);

/** What stands before the first idea. */
export interface Founded {
  /** Ids by actor. */
  members: ReadonlyMap<string, number>;
  /** Ids by slug. */
  boards: ReadonlyMap<string, number>;
}

export const memberOf = (founded: Founded, actor: Actor): number => idIn(founded.members, actor);
export const boardOf = (founded: Founded, slug: BoardSlug): number => idIn(founded.boards, slug);

function idIn(ids: ReadonlyMap<string, number>, key: string): number {
  const id = ids.get(key);
  if (id === undefined) throw new Error(`the demo's ${key} is gone`);
  return id;
}

/** Makes the demo's accounts, people, teams and boards; who is who is kept among the records of imports, under the source `demo`. */
@Injectable()
export class DemoFounders {
  constructor(
    private readonly members: MembersService,
    private readonly teams: TeamsService,
    private readonly boards: BoardsService,
  ) {}

  /** Argon2 takes its time, which nobody should hold a transaction for. */
  hashPasswords(): Promise<string[]> {
    return Promise.all(DEMO_ACCOUNTS.map(({ password }) => hashPassword(password)));
  }

  /** What an earlier, interrupted start founded. */
  async find(sql: Sql): Promise<Founded | null> {
    const members = await sql.query<{ external_id: string; target_id: number }>(
      `SELECT external_id, target_id FROM import_records WHERE source = 'demo' AND kind = 'MEMBER'`,
    );
    if (members.length === 0) return null;
    const boards = await sql.query<{ slug: string; id: number }>('SELECT slug, id FROM boards');
    return {
      members: new Map(members.map((row) => [row.external_id, row.target_id])),
      boards: new Map(boards.map((row) => [row.slug, row.id])),
    };
  }

  /** @param hashes of the accounts' passwords, in their order */
  async found(tx: Sql, hashes: readonly string[]): Promise<Founded> {
    const teams = new Map<string, number>();
    for (const team of DEMO_TEAMS) teams.set(team.slug, await this.teams.ensure(tx, team));
    const boards = new Map<string, number>();
    for (const { slug, name, description, team } of DEMO_BOARDS) {
      boards.set(
        slug,
        await this.boards.ensure(tx, { slug, name, description, teamIds: [idIn(teams, team)] }),
      );
    }
    const members = await this.addAccounts(tx, hashes, teams);
    for (const [key, { displayName, teams: own = [] }] of DEMO_PEOPLE) {
      const id = await this.members.create(tx, { displayName });
      for (const slug of own) await this.teams.addMember(tx, idIn(teams, slug), id);
      members.set(key, id);
    }
    await tx.query(
      `INSERT INTO import_records (source, kind, external_id, target_id)
       SELECT 'demo', 'MEMBER', key, id FROM unnest($1::text[], $2::bigint[]) AS m (key, id)`,
      [[...members.keys()], [...members.values()]],
    );
    return { members, boards };
  }

  async addAccounts(
    tx: Sql,
    hashes: readonly string[],
    teams: ReadonlyMap<string, number>,
  ): Promise<Map<string, number>> {
    const actors = new Map<string, number>();
    for (const [index, account] of DEMO_ACCOUNTS.entries()) {
      const { email, displayName, memberRole } = account;
      const id = await this.members.create(tx, {
        email,
        displayName,
        role: memberRole,
        passwordHash: hashes[index] ?? null,
      });
      for (const slug of account.teams) {
        const team = teams.get(slug);
        if (team !== undefined) await this.teams.addMember(tx, team, id);
      }
      const actor = ACCOUNT_ACTORS.get(account.role);
      if (actor) actors.set(actor, id);
    }
    return actors;
  }
}
