/**
 * SQL: whether a member is banned; a ban that is over counts no more, whoever has yet to clear it away.
 * @param member the SQL name of a row of members
 * @param at SQL of the moment; now() is that at which the transaction began, so what waits for locks first passes clock_timestamp()
 */
export const isBanned = (member: string, at = 'now()'): string =>
  `(${member}.banned_at IS NOT NULL AND (${member}.banned_until IS NULL OR ${member}.banned_until > ${at}))`;
