import { EXPONENT_FLOOR } from './ranking.js';

/** SQL for `termAt` of ranking.ts: a time after now counts as now. `at` and `clock` are SQL names, never input. */
export function termSql(at: string, clock: string): string {
  const exponent = `extract(epoch FROM least(${at}, clock_timestamp()) - ${clock}.origin)::float8 / (86400 * ${clock}.half_life_days)`;
  return `CASE WHEN ${exponent} < ${EXPONENT_FLOOR} THEN 0::float8 ELSE power(2::float8, ${exponent}) END`;
}

/** SQL for `controversyOf` of ranking.ts. */
export function controversySql(promotes: string, demotes: string): string {
  return `CASE WHEN ${promotes} = 0 OR ${demotes} = 0 THEN 0::float8
    ELSE power((${promotes} + ${demotes})::float8, least(${promotes}, ${demotes})::float8 / greatest(${promotes}, ${demotes})) END`;
}
