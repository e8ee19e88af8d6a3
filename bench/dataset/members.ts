import { createHash } from 'node:crypto';
import type { Database } from '../../src/database/database.js';
import { hashSecret, SESSION_COOKIE } from '../../src/modules/auth/session-token.js';
import { MembersService } from '../../src/modules/members/members.service.js';
import { pick, type Random } from './random.js';

const FIRST = [
  'Amara',
  'Chen',
  'Dmitri',
  'Elena',
  'Femi',
  'Grace',
  'Hana',
  'Ivo',
  'Jia',
  'Katya',
  'Liam',
  'Mei',
];
const LAST = [
  'Abbott',
  'Brodsky',
  'Castillo',
  'Duan',
  'Eriksen',
  'Fomin',
  'Garcia',
  'Huang',
  'Ivanova',
  'Jones',
];
const AT_ONCE = 1000;

/** The same for a member on every machine, so that nothing need be kept beside the database. */
const secretOf = (memberId: number): string =>
  createHash('sha256').update(`bench session ${memberId}`).digest('base64url');

export const cookieOf = (memberId: number): string => `${SESSION_COOKIE}=${secretOf(memberId)}`;

/** Members 1 to `count`, each with a session; the first is an administrator. */
export async function fillMembers(
  database: Database,
  random: Random,
  count: number,
  since: Date,
): Promise<void> {
  const members = new MembersService(database);
  const span = Date.now() - since.getTime();
  for (let done = 0; done < count; done += AT_ONCE) {
    await database.transaction(async (tx) => {
      for (let i = done; i < Math.min(done + AT_ONCE, count); i++) {
        const id = await members.create(tx, {
          displayName: `${pick(random, FIRST)} ${pick(random, LAST)} ${i + 1}`,
          email: `member-${i + 1}@example.test`,
          role: i === 0 ? 'ADMIN' : 'MEMBER',
          joinedAt: new Date(since.getTime() + (span * i) / count / 2),
        });
        if (id !== i + 1) throw new Error(`member ${i + 1} has the number ${id}`);
      }
    });
  }
  const ids = Array.from({ length: count }, (_, i) => i + 1);
  await database.query(
    `INSERT INTO sessions (member_id, token_hash, expires_at)
     SELECT id, hash, now() + interval '10 years' FROM unnest($1::bigint[], $2::bytea[]) AS s (id, hash)`,
    [ids, ids.map((id) => hashSecret(secretOf(id)))],
  );
}

/** As of people who are on the site right now: a session last seen long ago costs its next request an update. */
export async function freshenSessions(database: Database): Promise<void> {
  await database.query(`UPDATE sessions SET last_seen_at = now() + interval '1 hour'`);
}
