import { hashSecret, newSecret, SESSION_COOKIE } from '../../src/modules/auth/session-token.js';
import { encodeId } from '../../src/common/graphql/node-id.js';
import type { Database } from '../../src/database/database.js';
import { indexIdea } from '../../src/modules/ideas/index-idea.js';
import { bumpCounters } from '../../src/modules/ideas/idea-counters.js';

export interface Person {
  id: number;
  nodeId: string;
  handle: string;
  /** Signs a request in. */
  cookie: string;
}

let serial = 0;

/** A verified member with a session. */
export async function person(
  db: Database,
  name: string,
  role: 'MEMBER' | 'MODERATOR' | 'ADMIN' = 'MEMBER',
): Promise<Person> {
  const handle = `${name.toLowerCase()}-${++serial}`;
  const [member] = await db.query<{ id: number }>(
    `INSERT INTO members (handle, display_name, email, email_verified_at, role) VALUES ($1, $2, $3, now(), $4) RETURNING id`,
    [handle, name, `${handle}@example.test`, role],
  );
  if (!member) throw new Error('no member');
  await db.query(
    `INSERT INTO member_counters AS c (shard, members) VALUES (0, 1) ON CONFLICT (shard) DO UPDATE SET members = c.members + 1`,
  );
  const secret = newSecret();
  await db.query(
    `INSERT INTO sessions (member_id, token_hash, expires_at) VALUES ($1, $2, now() + interval '1 day')`,
    [member.id, hashSecret(secret)],
  );
  return {
    id: member.id,
    nodeId: encodeId('Member', member.id),
    handle,
    cookie: `${SESSION_COOKIE}=${secret}`,
  };
}

export interface TestBoard {
  id: number;
  nodeId: string;
  slug: string;
}

export async function board(
  db: Database,
  slug: string,
  options: { visibility?: string; voteBudget?: number; team?: number } = {},
): Promise<TestBoard> {
  const [row] = await db.query<{ id: number }>(
    'INSERT INTO boards (slug, name, visibility, vote_budget) VALUES ($1, $1, $2, $3) RETURNING id',
    [slug, options.visibility ?? 'PUBLIC', options.voteBudget ?? null],
  );
  if (!row) throw new Error('no board');
  if (options.team !== undefined)
    await db.query('INSERT INTO board_teams VALUES ($1, $2)', [row.id, options.team]);
  return { id: row.id, nodeId: encodeId('Board', row.id), slug };
}

export async function team(db: Database, slug: string, ...members: Person[]): Promise<number> {
  const [row] = await db.query<{ id: number }>(
    'INSERT INTO teams (slug, name) VALUES ($1, $1) RETURNING id',
    [slug],
  );
  if (!row) throw new Error('no team');
  await db.query('INSERT INTO team_members SELECT $1, unnest($2::bigint[])', [
    row.id,
    members.map(({ id }) => id),
  ]);
  return row.id;
}

export interface TestIdea {
  id: number;
  nodeId: string;
}

/** An idea without its author's vote, for tests that need bare ground. */
export async function idea(
  db: Database,
  on: TestBoard,
  by: Person,
  title: string,
  more: { body?: string; status?: string; createdAt?: Date; tags?: string[] } = {},
): Promise<TestIdea> {
  const tags = more.tags ?? [];
  const body = more.body ?? '';
  const [row] = await db.query<{ id: number; status_id: number }>(
    `INSERT INTO ideas (board_id, author_id, status_id, stage, title, body, excerpt, tags, created_at, active_at)
     SELECT $1, $2, s.id, s.stage, $3, $4, left($4, 240), $5, $6, $6 FROM statuses s WHERE s.key = $7 RETURNING id, status_id`,
    [on.id, by.id, title, body, tags, more.createdAt ?? new Date(), more.status ?? 'new'],
  );
  if (!row) throw new Error('no idea');
  await indexIdea(db, { id: row.id, title, body, tags });
  await bumpCounters(db, [{ boardId: on.id, statusId: row.status_id, ideas: 1 }]);
  // As for every idea that is submitted: its author's badges are looked at in a while.
  await db.query(`INSERT INTO badge_checks VALUES ($1, now() + interval '1 hour') ON CONFLICT DO NOTHING`, [
    by.id,
  ]);
  return { id: row.id, nodeId: encodeId('Idea', row.id) };
}

/** By the row alone: nothing is told, counted or remembered of it. */
export async function setStatus(db: Database, on: TestIdea, key: string): Promise<void> {
  await db.query(
    'UPDATE ideas i SET status_id = s.id, stage = s.stage FROM statuses s WHERE s.key = $2 AND i.id = $1',
    [on.id, key],
  );
}
