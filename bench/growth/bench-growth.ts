import { answerTo, postCall } from '../support/graphql-call.js';
import { load, type Call } from '../support/load.js';
import { median, ratios } from '../support/median.js';
import { startProduct } from '../support/product-server.js';
import { heading, ratioLine } from '../support/report.js';
import { listOperation } from '../list/list-operation.js';
import { LIST_CASES, type ListCase } from './list-cases.js';

const VIEWER = 77;
const ROUNDS = 5;
const ROUND_SECONDS = 0.5;
const WARM_UP_SECONDS = 3;

/** How much longer each kind of list page takes with a hundred times the ideas; one request at a time, so that nothing queues. */
export async function benchGrowth(smallUrl: string, largeUrl: string): Promise<void> {
  heading(
    'Growth of the list page from 1,000 to 100,000 ideas: time a request, through the API, one at a time',
  );
  const small = await startProduct(smallUrl);
  try {
    const large = await startProduct(largeUrl);
    try {
      for (const { url } of [small, large]) await milliseconds(url, await callOf(url, {}), WARM_UP_SECONDS);
      for (const listCase of LIST_CASES) await compare(small.url, large.url, listCase);
    } finally {
      await large.stop();
    }
  } finally {
    await small.stop();
  }
}

async function compare(smallUrl: string, largeUrl: string, listCase: ListCase): Promise<void> {
  const calls = { small: await callOf(smallUrl, listCase), large: await callOf(largeUrl, listCase) };
  const times: { small: number[]; large: number[] } = { small: [], large: [] };
  for (let round = 0; round < ROUNDS; round++) {
    times.small.push(await milliseconds(smallUrl, calls.small, ROUND_SECONDS));
    times.large.push(await milliseconds(largeUrl, calls.large, ROUND_SECONDS));
  }
  const more = `${median(times.small).toFixed(2)} → ${median(times.large).toFixed(2)} ms`;
  ratioLine(listCase.label, ratios(times.large, times.small), more);
}

async function milliseconds(url: string, call: Call, seconds: number): Promise<number> {
  return 1000 / (await load({ url, connections: 1, seconds, call })).perSecond;
}

async function callOf(url: string, { variables, second }: Partial<ListCase>): Promise<Call> {
  const first = variables ?? { orderBy: 'POPULAR' };
  const call = postCall(url, VIEWER, listOperation(first));
  if (!second) return call;
  const after = /"endCursor":"([^"]+)"/.exec(await answerTo(url, call))?.[1];
  if (after === undefined) throw new Error('the list has no second page');
  return postCall(url, VIEWER, listOperation({ ...first, after }));
}
