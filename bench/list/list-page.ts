import { MeasuredProcess } from '../support/measured-process.js';
import { answerTo, persist, persistedCall, postCall } from '../support/graphql-call.js';
import { load, type Call } from '../support/load.js';
import { ratios } from '../support/median.js';
import { startProduct } from '../support/product-server.js';
import { heading, ratioLine, say } from '../support/report.js';
import { cookieOf } from '../dataset/members.js';
import { listOperation, PAGE } from './list-operation.js';
import { recordStatements } from './recorded-statements.js';

const LOADER = new URL('../../test/support/typescript-loader.mjs', import.meta.url).href;
const BARE = new URL('../bare-server.ts', import.meta.url);
const VIEWER = 77;
const CONNECTIONS = 16;
/** Fresh processes this often: what a process start decides (where the heap lies, what got compiled) is part of the spread. */
const STARTS = 2;
const ROUNDS_EACH = 6;
const WARM_UP_SECONDS = 3;
const ROUND_SECONDS = 2;

interface Variant {
  label: string;
  server: MeasuredProcess;
  call: Call;
  perSecond: number[];
  cpuPerRequest: number[];
}

/** The GraphQL list page against the least that can answer it with the same statements. */
export async function benchListPage(databaseUrl: string): Promise<void> {
  const statements = await recordStatements(databaseUrl, VIEWER, {
    first: PAGE,
    orderBy: 'POPULAR',
    filter: {},
  });
  const results = new Map<string, { perSecond: number[]; cpuPerRequest: number[] }>();
  for (let start = 0; start < STARTS; start++) {
    const product = await startProduct(databaseUrl);
    const bare = await startBare(
      databaseUrl,
      statements.map(({ text }) => text),
    ).catch(async (error: unknown) => {
      await product.stop();
      throw error;
    });
    try {
      await measure(await variantsOf(product, bare, results));
    } finally {
      await product.stop();
      await bare.stop();
    }
  }
  report(results);
}

const startBare = (databaseUrl: string, texts: readonly string[]): Promise<MeasuredProcess> =>
  MeasuredProcess.start(BARE, { BENCH_DATABASE_URL: databaseUrl, BENCH_STATEMENTS: JSON.stringify(texts) }, [
    '--import',
    LOADER,
  ]);

async function variantsOf(
  product: MeasuredProcess,
  bare: MeasuredProcess,
  results: Map<string, { perSecond: number[]; cpuPerRequest: number[] }>,
): Promise<Variant[]> {
  const operation = listOperation({ orderBy: 'POPULAR' });
  await persist(product.url, VIEWER, operation);
  const bareCall: Call = { method: 'GET', path: '/ideas', headers: { cookie: cookieOf(VIEWER) } };
  const variants = [
    { label: 'bare', server: bare, call: bareCall },
    { label: 'GraphQL, POST', server: product, call: postCall(product.url, VIEWER, operation) },
    { label: 'GraphQL, persisted GET', server: product, call: persistedCall(VIEWER, operation) },
  ].map((variant) => {
    const kept = results.get(variant.label) ?? { perSecond: [], cpuPerRequest: [] };
    results.set(variant.label, kept);
    return { ...variant, ...kept };
  });
  const titles = await Promise.all(
    variants.map(async ({ server, call }) => titlesIn(await answerTo(server.url, call))),
  );
  if (new Set(titles).size !== 1) throw new Error('the servers answer with different ideas');
  return variants;
}

const titlesIn = (body: string): string => JSON.stringify(body.match(/"title":"(?:[^"\\]|\\.)*"/g));

async function measure(variants: readonly Variant[]): Promise<void> {
  for (const { server, call } of variants) {
    await load({ url: server.url, connections: CONNECTIONS, seconds: WARM_UP_SECONDS, call });
  }
  for (let round = 0; round < ROUNDS_EACH; round++) {
    for (const { server, call, perSecond, cpuPerRequest } of variants) {
      const before = await server.cpuSeconds();
      const result = await load({ url: server.url, connections: CONNECTIONS, seconds: ROUND_SECONDS, call });
      cpuPerRequest.push(((await server.cpuSeconds()) - before) / result.requests);
      perSecond.push(result.perSecond);
    }
  }
}

function report(results: ReadonlyMap<string, { perSecond: number[]; cpuPerRequest: number[] }>): void {
  heading('List page: 20 ideas by POPULAR with author, board, status, own vote; signed in; 100,000 ideas');
  const bare = results.get('bare');
  if (!bare) throw new Error('nothing measured');
  for (const [label, { perSecond, cpuPerRequest }] of results) {
    if (label === 'bare') continue;
    ratioLine(`${label}: throughput / bare`, ratios(perSecond, bare.perSecond));
    ratioLine(`${label}: server CPU a request / bare`, ratios(cpuPerRequest, bare.cpuPerRequest));
  }
  const describe = ([label, { perSecond, cpuPerRequest }]: readonly [
    string,
    { perSecond: number[]; cpuPerRequest: number[] },
  ]): string =>
    `${label} ${Math.round(Math.max(...perSecond))}/s, ${(Math.min(...cpuPerRequest) * 1000).toFixed(2)} ms CPU`;
  say(`  best rounds: ${[...results].map(describe).join(' · ')}`);
}
