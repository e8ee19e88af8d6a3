import pg from 'pg';
import { recordStatements, type Statement } from '../list/recorded-statements.js';
import { PAGE } from '../list/list-operation.js';
import { heading, say } from '../support/report.js';
import { LIST_CASES } from './list-cases.js';
import { recordVoteStatements } from './record-vote-statements.js';

const VIEWER = 77;
/** Tables that grow with use; no statement of a hot path may read one from end to end. */
const GROWING = /Seq Scan on (ideas|votes|idea_search|members|sessions)\b/;
/** As planned for these values, and as planned for any: a named statement may get either. */
const PLANS = ['force_custom_plan', 'force_generic_plan'] as const;

/** Prints how PostgreSQL runs each statement of the list pages and of a vote. @returns whether none scans a growing table */
export async function explainStatements(databaseUrl: string): Promise<boolean> {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  const seen = new Set<string>();
  let isFine = true;
  const explain = async (label: string, statements: readonly Statement[]): Promise<void> => {
    for (const statement of statements) {
      if (seen.has(statement.text)) continue;
      seen.add(statement.text);
      for (const plan of PLANS) {
        const lines = await planOf(client, statement, plan);
        const scan = lines.find((line) => GROWING.test(line));
        if (scan !== undefined) isFine = false;
        heading(`${label}, ${plan}${scan === undefined ? '' : ' — SCANS A GROWING TABLE'}`);
        if (plan === 'force_custom_plan') say(statement.text.trim());
        for (const line of lines) say(`    ${line}`);
      }
    }
  };
  try {
    for (const { label, variables, second } of LIST_CASES) {
      const { orderBy, filter = {} } = variables;
      const request = { first: PAGE, orderBy, filter, second, counts: true };
      await explain(label, await recordStatements(databaseUrl, VIEWER, request));
    }
    await explain('a batch of votes', await recordVoteStatements(databaseUrl));
    return isFine;
  } finally {
    await client.end();
  }
}

async function planOf(
  client: pg.Client,
  { text, values }: Statement,
  plan: (typeof PLANS)[number],
): Promise<string[]> {
  await client.query('BEGIN');
  try {
    await client.query(`SET LOCAL plan_cache_mode = ${plan}`);
    await client.query(`PREPARE explained AS ${text}`);
    const parameters = values.length > 0 ? `(${values.map(literal).join(', ')})` : '';
    const { rows } = await client.query<{ 'QUERY PLAN': string }>(
      `EXPLAIN (ANALYZE, BUFFERS) EXECUTE explained${parameters}`,
    );
    return rows.map((row) => row['QUERY PLAN']);
  } finally {
    await client.query('ROLLBACK');
    await client.query('DEALLOCATE ALL');
  }
}

function literal(value: unknown): string {
  if (value === null || value === undefined) return 'NULL';
  if (Array.isArray(value)) return pg.escapeLiteral(`{${value.map((item) => plain(item)).join(',')}}`);
  return pg.escapeLiteral(plain(value));
}

function plain(value: unknown): string {
  if (value instanceof Date) return value.toISOString();
  if (Buffer.isBuffer(value)) return `\\x${value.toString('hex')}`;
  return String(value);
}
