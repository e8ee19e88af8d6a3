import { parseArgs } from 'node:util';
import { Datasets, LARGE, SMALL } from './dataset/datasets.js';
import { benchGrowth } from './growth/bench-growth.js';
import { explainStatements } from './growth/explain.js';
import { benchInsights } from './insights/bench-insights.js';
import { benchListPage } from './list/list-page.js';
import { machineLine, say } from './support/report.js';
import { benchVotes } from './votes/bench-votes.js';

const USAGE = 'usage: npm run bench -- [--only list|votes|growth|insights]... [--explain]';
const PARTS = ['list', 'votes', 'growth', 'insights'];

/** @returns whether what was asked for could be shown */
async function main(): Promise<boolean> {
  const { values } = parseArgs({
    options: { only: { type: 'string', multiple: true }, explain: { type: 'boolean' } },
  });
  const parts = values.only ?? (values.explain ? [] : PARTS);
  if (!parts.every((part) => PARTS.includes(part))) throw new TypeError(USAGE);
  const datasets = await Datasets.open(say);
  // The servers end with this process; PostgreSQL would outlive it.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void datasets.stop().finally(() => process.exit(130)));
  }
  try {
    const large = await datasets.provide(LARGE);
    say(`Ratios; in brackets the lowest and highest of the rounds. ${machineLine()}`);
    if (parts.includes('list')) await benchListPage(large);
    if (parts.includes('votes')) await benchVotes(datasets);
    if (parts.includes('growth')) await benchGrowth(await datasets.provide(SMALL), large);
    if (parts.includes('insights')) await benchInsights(datasets);
    const isFine = !values.explain || (await explainStatements(large));
    say();
    say(machineLine());
    return isFine;
  } finally {
    await datasets.stop();
  }
}

try {
  process.exitCode = (await main()) ? 0 : 1;
} catch (error) {
  const isUsage = error instanceof TypeError && 'code' in error;
  say(isUsage ? USAGE : error instanceof Error ? (error.stack ?? error.message) : String(error));
  process.exitCode = 1;
}
