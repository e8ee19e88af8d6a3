export const STORM_STATES = ['UPCOMING', 'OPEN', 'CLOSED'] as const;
export type StormState = (typeof STORM_STATES)[number];

/**
 * SQL: whether a storm is in a state, by the database's clock as its statement begins. It opens and closes at its very moments, whether or not
 * anything runs then. A statement that is to know what the last holder of the row did must begin under the row's lock.
 */
export const IS_IN_STATE: Readonly<Record<StormState, string>> = {
  UPCOMING: 's.opens_at > statement_timestamp()',
  OPEN: '(s.opens_at <= statement_timestamp() AND s.closes_at > statement_timestamp())',
  CLOSED: 's.closes_at <= statement_timestamp()',
};

/** SQL: the state of the storm `s`. One that opens and closes at once is over. */
export const STATE = `CASE WHEN ${IS_IN_STATE.CLOSED} THEN 'CLOSED' WHEN ${IS_IN_STATE.OPEN} THEN 'OPEN' ELSE 'UPCOMING' END`;
