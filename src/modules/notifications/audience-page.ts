import type { Sql } from '../../database/sql.js';
import { AUDIENCE } from '../follows/audience.sql.js';
import type { NotificationKind } from './notification-kind.js';
import { CALLED_TO_STORM } from './storm-audience.sql.js';

/** A member whom a cause may concern, in one way. */
export interface Candidate {
  memberId: number;
  kind: NotificationKind;
  /** Null where it is about no idea. */
  ideaId: number | null;
}

export interface AudiencePage {
  candidates: Candidate[];
  /** The last member of the page; null where nobody follows. */
  upTo: number | null;
}

interface AudienceRow {
  member_id: number;
  idea_id: number | null;
}

/** What of a cause says whom it concerns. */
export interface AudienceCause {
  id: number;
  stormId: number | null;
  stormKind: NotificationKind | null;
}

/** The ideas of a cause that anybody may still know of, by what they mean and by board: who may read one of a group may read all. */
const GROUPS = `
SELECT c.kind, array_agg(i.id ORDER BY i.id) AS ids
FROM notification_cause_ideas c JOIN ideas i ON i.id = c.idea_id
WHERE c.cause_id = $1 AND i.deleted_at IS NULL AND i.moderation = 'VISIBLE'
GROUP BY c.kind, i.board_id`;

const TEAMS = `
SELECT tm.member_id, min(i.id) AS idea_id
FROM ideas i JOIN board_teams bt ON bt.board_id = i.board_id JOIN team_members tm ON tm.team_id = bt.team_id
WHERE i.id = ANY ($1::bigint[]) AND tm.member_id > $2::bigint
GROUP BY tm.member_id ORDER BY tm.member_id LIMIT $3::bigint`;

const ADDRESSED = `
SELECT member_id, min(idea_id) AS idea_id, array_agg(kind) AS kinds
FROM notification_cause_members WHERE cause_id = $1 AND member_id > $2::bigint
GROUP BY member_id ORDER BY member_id LIMIT $3::bigint`;

/** Candidates of one list, by member. */
export interface Source {
  candidates: Candidate[];
  /** The last member of a list that was cut; null where it has no more. */
  end: number | null;
}

/** Members of a cause after one of them, by id. */
export async function readAudience(
  sql: Sql,
  { id: causeId, stormId, stormKind }: AudienceCause,
  after: number,
  limit: number,
): Promise<AudiencePage> {
  const toSource = (
    rows: readonly AudienceRow[],
    kindsOf: (i: number) => readonly NotificationKind[],
  ): Source => ({
    candidates: rows.flatMap((row, i) =>
      kindsOf(i).map((kind) => ({ memberId: row.member_id, kind, ideaId: row.idea_id })),
    ),
    end: rows.length < limit ? null : (rows.at(-1)?.member_id ?? null),
  });
  const addressed = await sql.query<AudienceRow & { kinds: NotificationKind[] }>(ADDRESSED, [
    causeId,
    after,
    limit,
  ]);
  const sources = [toSource(addressed, (i) => addressed[i]?.kinds ?? [])];
  const groups = await sql.query<{ kind: NotificationKind; ids: number[] }>(GROUPS, [causeId]);
  for (const { kind, ids } of groups) {
    const text = kind === 'IDEA_SUBMITTED' ? TEAMS : AUDIENCE;
    const rows = await sql.query<AudienceRow>(text, [ids, after, limit]);
    sources.push(toSource(rows, () => [kind]));
  }
  if (stormKind === 'STORM_OPENED') {
    const rows = await sql.query<AudienceRow>(CALLED_TO_STORM, [stormId, after, limit]);
    sources.push(toSource(rows, () => ['STORM_OPENED']));
  }
  return joinSources(sources);
}

/** One page out of several lists: it ends where the first of those that were cut ends, so that of every member in it all is known. */
export function joinSources(sources: readonly Source[]): AudiencePage {
  const ends = sources.flatMap(({ end }) => (end === null ? [] : [end]));
  const upTo = ends.length === 0 ? null : Math.min(...ends);
  const candidates = sources.flatMap((source) => source.candidates);
  return { candidates: candidates.filter(({ memberId }) => upTo === null || memberId <= upTo), upTo };
}
