import pg from 'pg';
import type { Targets } from './vote-ground.js';
import { voteAt, type VotePattern } from './vote-script.js';

interface DirectRound {
  databaseUrl: string;
  pattern: VotePattern;
  targets: Targets;
  /** Numbered from 1. */
  members: number;
  callers: number;
  seconds: number;
}

/** Votes straight into the database, each a transaction of four statements on a connection of its caller. @returns votes a second */
export type DirectVotes = (round: DirectRound) => Promise<number>;

const STATEMENTS = {
  lock: 'SELECT stage FROM ideas WHERE id = $1 FOR NO KEY UPDATE',
  read: 'SELECT direction FROM votes WHERE idea_id = $1 AND member_id = $2',
  insert: `INSERT INTO votes (idea_id, member_id, direction, cast_at) VALUES ($1, $2, 1, clock_timestamp())
    ON CONFLICT (idea_id, member_id) DO UPDATE SET direction = 1, cast_at = excluded.cast_at`,
  update: `UPDATE ideas SET promote_count = promote_count + 1, score = score + 1, score_peak = score_peak + 1,
    active_at = clock_timestamp() WHERE id = $1`,
} as const;

/** Where there is no pgbench: the same from this process, which then has to share its time. */
export const loopVotes: DirectVotes = async ({
  databaseUrl,
  pattern,
  targets,
  members,
  callers,
  seconds,
}) => {
  const clients = Array.from({ length: callers }, () => new pg.Client(databaseUrl));
  try {
    await Promise.all(clients.map((client) => client.connect()));
    let k = 0;
    const started = performance.now();
    const end = started + seconds * 1000;
    let done = 0;
    await Promise.all(
      clients.map(async (client) => {
        while (performance.now() < end) {
          const { ideaId, memberId } = voteAt(pattern, k++, members, targets);
          await client.query('BEGIN');
          await client.query({ name: 'lock', text: STATEMENTS.lock, values: [ideaId] });
          await client.query({ name: 'read', text: STATEMENTS.read, values: [ideaId, memberId] });
          await client.query({ name: 'insert', text: STATEMENTS.insert, values: [ideaId, memberId] });
          await client.query({ name: 'update', text: STATEMENTS.update, values: [ideaId] });
          await client.query('COMMIT');
          done++;
        }
      }),
    );
    return (done / (performance.now() - started)) * 1000;
  } finally {
    await Promise.all(clients.map((client) => client.end()));
  }
};
