import type { Sql } from '../../database/sql.js';
import { handleCandidates } from '../members/handle.js';
import type { ImportedMember, ImportSource } from './import-source.js';

const COUNTER_SHARDS = 16;

/** Who is needed, by external id, and when they first did something here, in milliseconds. */
export type FirstActs = ReadonlyMap<string, number>;

interface Ensured {
  /** By external id. */
  ids: Map<string, number>;
  created: number;
}

/**
 * The members that these participants are here; who is none yet becomes one, without an address, so that nobody can sign in as them. They
 * joined with their first act. The caller holds the import's lock.
 */
export async function ensureMembers(tx: Sql, source: ImportSource, firstActs: FirstActs): Promise<Ensured> {
  const ids = await knownMembers(tx, source.key, [...firstActs.keys()]);
  await tx.query(
    `UPDATE members m SET joined_at = to_timestamp(a.at / 1000)
     FROM unnest($1::bigint[], $2::float8[]) AS a (id, at)
     WHERE m.id = a.id AND m.email IS NULL AND m.joined_at > to_timestamp(a.at / 1000)`,
    [[...ids.values()], [...ids.keys()].map((externalId) => firstActs.get(externalId))],
  );
  const missing = new Set([...firstActs.keys()].filter((externalId) => !ids.has(externalId)));
  const created: ImportedMember[] = [];
  for await (const member of source.members(missing)) {
    if (missing.delete(member.externalId)) created.push(member);
  }
  const [nameless] = missing;
  if (nameless !== undefined) throw new Error(`${source.key} describes no member ${nameless}`);
  for (const [externalId, id] of await createMembers(tx, source.key, created, firstActs))
    ids.set(externalId, id);
  return { ids, created: created.length };
}

async function knownMembers(
  tx: Sql,
  source: string,
  externalIds: readonly string[],
): Promise<Map<string, number>> {
  const rows = await tx.query<{ external_id: string; target_id: number }>(
    `SELECT external_id, target_id FROM import_records WHERE source = $1 AND kind = 'MEMBER' AND external_id = ANY ($2)`,
    [source, externalIds],
  );
  return new Map(rows.map((row) => [row.external_id, row.target_id]));
}

async function createMembers(
  tx: Sql,
  source: string,
  members: readonly ImportedMember[],
  firstActs: FirstActs,
): Promise<Map<string, number>> {
  const ids = new Map<string, number>();
  let waiting = members.map((member) => ({ ...member, candidates: handleCandidates(member.handle) }));
  while (waiting.length > 0) {
    const offered = new Map<string, (typeof waiting)[number]>();
    for (const member of waiting) {
      // Not for…of, which would end the candidates with the first one taken.
      let next = member.candidates.next();
      while (!next.done && offered.has(next.value)) next = member.candidates.next();
      if (!next.done) offered.set(next.value, member);
    }
    if (offered.size === 0)
      throw new Error(`no free handle for the member ${waiting[0]?.externalId} of ${source}`);
    const rows = await tx.query<{ id: number; handle: string }>(
      `INSERT INTO members (handle, display_name, joined_at)
       SELECT handle, display_name, to_timestamp(at / 1000) FROM unnest($1::text[], $2::text[], $3::float8[]) AS m (handle, display_name, at)
       WHERE NOT EXISTS (SELECT 1 FROM former_handles f WHERE f.handle = m.handle)
         AND NOT EXISTS (SELECT 1 FROM name_erasures e WHERE m.handle = ANY (e.handles))
       ON CONFLICT (handle) DO NOTHING RETURNING id, handle`,
      [
        [...offered.keys()],
        [...offered.values()].map((member) => member.displayName),
        [...offered.values()].map((member) => firstActs.get(member.externalId)),
      ],
    );
    for (const { id, handle } of rows) {
      const member = offered.get(handle);
      if (member) ids.set(member.externalId, id);
    }
    waiting = waiting.filter((member) => !ids.has(member.externalId));
  }
  if (ids.size > 0) await record(tx, source, ids);
  return ids;
}

async function record(tx: Sql, source: string, ids: ReadonlyMap<string, number>): Promise<void> {
  await tx.query(
    `INSERT INTO import_records (source, kind, external_id, target_id)
     SELECT $1, 'MEMBER', external_id, id FROM unnest($2::text[], $3::bigint[]) AS m (external_id, id)`,
    [source, [...ids.keys()], [...ids.values()]],
  );
  await tx.query(
    `INSERT INTO member_counters (shard, members) VALUES (pg_backend_pid() % ${COUNTER_SHARDS}, $1)
     ON CONFLICT (shard) DO UPDATE SET members = member_counters.members + excluded.members`,
    [ids.size],
  );
}
