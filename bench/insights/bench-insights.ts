import { DAY } from '../../src/common/time/clock.js';
import type { Database } from '../../src/database/database.js';
import { RollUps } from '../../src/modules/insights/roll-ups.js';
import { connect, disconnect, LARGE, type Datasets } from '../dataset/datasets.js';
import { answerTo, postCall, type Operation } from '../support/graphql-call.js';
import { median, ratios } from '../support/median.js';
import { startProduct } from '../support/product-server.js';
import { heading, ratioLine, say } from '../support/report.js';
import { addDiscussions, addMembers, addReputation } from './discussions.js';

const ADMIN = 77;
const RANGES = [30, 365, 730];
const ROUNDS = 7;
const MEMBERS = 1_000_000;

const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10);

const insights = (days: number, fields: string): Operation => ({
  query: `query Numbers($from: Date!, $to: Date!) { insights(from: $from, to: $to) { ${fields} } }`,
  variables: { from: dayOf(Date.now() - (days - 1) * DAY), to: dayOf(Date.now()) },
});

const NUMBERS = `ideas { count } votes { count } comments { count } newMembers { count } medianTimeToResponse responseRate adoptionRate
  deliveryRate promiseKept funnel { stage count } waitingBoards { waiting medianWait overdue }`;
const INFLUENCERS = 'influencers { type memberCount } influencersCountedAt';

const PERIODS = ['WEEK', 'MONTH', 'YEAR', 'ALL_TIME'];
const leaderboard = (period: string): Operation => ({
  query:
    'query Leaders($period: LeaderboardPeriod!) { leaderboard(period: $period, first: 20) { rank reputation member { handle } } }',
  variables: { period },
});

/** What insights of a large community cost, and leaderboards of one of a million; on a copy that is dropped. */
export async function benchInsights(datasets: Datasets, shape = LARGE): Promise<void> {
  const copy = await datasets.copyOf(shape);
  const database = await connect(copy.url);
  try {
    await database.query(`UPDATE members SET role = 'ADMIN' WHERE id = $1`, [ADMIN]);
    await addDiscussions(database);
    heading(
      'Insights of 100,000 ideas, 1,000,000 votes, 250,000 comments: time a request, through the API, one at a time',
    );
    const started = performance.now();
    await new RollUps(database).run(new Date());
    timeLine('the whole roll-up from nothing', performance.now() - started);
    await withServer(copy.url, measureInsights);
    await benchLeaderboards(copy.url, database);
  } finally {
    await disconnect(database);
    await copy.drop();
  }
}

async function measureInsights(url: string): Promise<void> {
  for (const days of RANGES) {
    const call = postCall(url, ADMIN, insights(days, NUMBERS));
    await answerTo(url, call);
    timeLine(`all numbers of ${days} days`, await times(() => answerTo(url, call)));
  }
  for (const days of RANGES) {
    const call = postCall(url, ADMIN, insights(days, INFLUENCERS));
    timeLine(
      `influencers of ${days} days, counted for the first time`,
      await times(() => answerTo(url, call), 1),
    );
    timeLine(`influencers of ${days} days, as they are kept`, await times(() => answerTo(url, call), 1));
  }
}

async function benchLeaderboards(databaseUrl: string, database: Database): Promise<void> {
  heading(
    'Growth of leaderboards from 10,000 to 1,000,000 members: time a request, through the API, one at a time',
  );
  await addReputation(database);
  const few = await measureLeaderboards(databaseUrl);
  await addMembers(database, MEMBERS);
  await addReputation(database);
  const many = await measureLeaderboards(databaseUrl);
  for (const period of PERIODS) {
    const [before, after] = [few.get(period) ?? [], many.get(period) ?? []];
    const more = `${median(before).toFixed(2)} → ${median(after).toFixed(2)} ms`;
    ratioLine(period, ratios(after, before), more);
  }
}

async function measureLeaderboards(databaseUrl: string): Promise<Map<string, number[]>> {
  const found = new Map<string, number[]>();
  await withServer(databaseUrl, async (url) => {
    for (const period of PERIODS) {
      const call = postCall(url, ADMIN, leaderboard(period));
      for (let i = 0; i < 50; i++) await answerTo(url, call);
      found.set(period, await times(() => answerTo(url, call), 50));
    }
  });
  return found;
}

async function withServer(databaseUrl: string, work: (url: string) => Promise<void>): Promise<void> {
  const server = await startProduct(databaseUrl);
  try {
    await work(server.url);
  } finally {
    await server.stop();
  }
}

async function times(work: () => Promise<unknown>, rounds = ROUNDS): Promise<number[]> {
  const milliseconds: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const started = performance.now();
    await work();
    milliseconds.push(performance.now() - started);
  }
  return milliseconds;
}

function timeLine(label: string, milliseconds: number | readonly number[]): void {
  const all = typeof milliseconds === 'number' ? [milliseconds] : milliseconds;
  const spread = all.length === 1 ? '' : `  (${Math.min(...all).toFixed(0)}–${Math.max(...all).toFixed(0)})`;
  say(`  ${label.padEnd(54)} ${median(all).toFixed(0).padStart(7)} ms${spread}`);
}
