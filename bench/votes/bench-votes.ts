import { encodeId } from '../../src/common/graphql/node-id.js';
import type { Database } from '../../src/database/database.js';
import { connect, disconnect, LARGE, type Datasets } from '../dataset/datasets.js';
import { freshenSessions } from '../dataset/members.js';
import { postCall, type Operation } from '../support/graphql-call.js';
import { load } from '../support/load.js';
import { median, ratios } from '../support/median.js';
import type { MeasuredProcess } from '../support/measured-process.js';
import { startProduct } from '../support/product-server.js';
import { heading, ratioLine, say } from '../support/report.js';
import { loopVotes, type DirectVotes } from './direct-votes.js';
import { findPgbench, pgbenchVotes } from './pgbench.js';
import { plantIdeas, votesOn, type Targets } from './vote-ground.js';
import { voteAt, type VotePattern } from './vote-script.js';

const ROUNDS = 4;
const SECONDS = 4;
const CALLERS = 100;
/** Connections that the server, its launcher and this process need for themselves. */
const OTHER_CONNECTIONS = 15;
/** Ideas of a round; of the hot ones the next is used once everybody has voted on the one before. */
const IDEAS: Readonly<Record<VotePattern, number>> = { hot: 50, spread: 1000 };

const QUERY = `mutation CastVote($input: CastVoteInput!) {
  castVote(input: $input) { idea { id points promoteCount demoteCount viewerVote } userErrors { code field message } }
}`;

const voteOperation = (ideaId: number): Operation => ({
  query: QUERY,
  variables: { input: { ideaId: encodeId('Idea', ideaId), direction: 'PROMOTE' } },
});

/** Votes through the whole GraphQL stack against the same in four statements, both on the same durable database. */
export async function benchVotes(datasets: Datasets): Promise<void> {
  const copy = await datasets.copyOf(LARGE);
  const pgbench = findPgbench();
  const direct = pgbench === undefined ? loopVotes : pgbenchVotes(pgbench);
  const callers = Math.min(CALLERS, (await datasets.connectionLimit()) - OTHER_CONNECTIONS);
  heading(
    `Votes: ${callers} callers at once, ${LARGE.members} members, against ` +
      (pgbench === undefined
        ? 'a loop of four-statement transactions (no pgbench here)'
        : 'pgbench, four statements'),
  );
  try {
    const database = await connect(copy.url);
    try {
      await freshenSessions(database);
      const server = await startProduct(copy.url);
      try {
        for (const pattern of ['hot', 'spread'] as const) {
          await compare({ database, databaseUrl: copy.url, server, direct, callers, pattern });
        }
      } finally {
        await server.stop();
      }
    } finally {
      await disconnect(database);
    }
  } finally {
    await copy.drop();
  }
}

interface Comparison {
  database: Database;
  databaseUrl: string;
  server: MeasuredProcess;
  direct: DirectVotes;
  callers: number;
  pattern: VotePattern;
}

async function compare(comparison: Comparison): Promise<void> {
  const { database, databaseUrl, server, direct, callers, pattern } = comparison;
  const targets = await plantIdeas(database, Array<number>(2 * ROUNDS + 1).fill(IDEAS[pattern]));
  const next = (): Targets => {
    const planted = targets.shift();
    if (!planted) throw new Error('no idea is left to vote on');
    return planted;
  };
  const round = { pattern, callers, members: LARGE.members, seconds: SECONDS };
  await voteThroughGraphql(server, { ...round, seconds: 2, targets: next() });
  const [ours, theirs, waits, cpu]: [number[], number[], number[], number[]] = [[], [], [], []];
  for (let i = 0; i < ROUNDS; i++) {
    const [a, b] = [next(), next()];
    await database.queryOnce('CHECKPOINT');
    theirs.push(await direct({ databaseUrl, ...round, targets: a }));
    await database.queryOnce('CHECKPOINT');
    const before = await server.cpuSeconds();
    const { requests, perSecond, p50 } = await voteThroughGraphql(server, { ...round, targets: b });
    cpu.push(((await server.cpuSeconds()) - before) / requests);
    const stored = await votesOn(database, b);
    if (stored < requests) throw new Error(`${requests} votes were answered, ${stored} are stored`);
    ours.push(perSecond);
    waits.push(p50);
  }
  const where = pattern === 'hot' ? 'one hot idea' : `${IDEAS.spread} ideas`;
  ratioLine(`GraphQL / direct, votes a second, ${where}`, ratios(ours, theirs));
  say(
    `    medians: ${Math.round(median(ours))}/s (answered after ${median(waits)} ms, ` +
      `${(median(cpu) * 1000).toFixed(2)} ms server CPU a vote), direct ${Math.round(median(theirs))}/s`,
  );
}

function voteThroughGraphql(
  server: MeasuredProcess,
  {
    pattern,
    callers,
    members,
    seconds,
    targets,
  }: { pattern: VotePattern; callers: number; members: number; seconds: number; targets: Targets },
) {
  let k = 0;
  return load({
    url: server.url,
    connections: callers,
    seconds,
    call: () => {
      const { ideaId, memberId } = voteAt(pattern, k++, members, targets);
      return postCall(server.url, memberId, voteOperation(ideaId));
    },
    isGood: (body) => body.includes('"userErrors":[]'),
  });
}
