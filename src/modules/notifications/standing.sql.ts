/** SQL: whether a member is banned now. @param member the SQL name of a row of members */
export const isBanned = (member: string): string =>
  `(${member}.banned_at IS NOT NULL AND (${member}.banned_until IS NULL OR ${member}.banned_until > now()))`;

/** SQL: whether a member can sign in and take part: a verified address, neither banned nor erased. */
export const takesPart = (member: string): string =>
  `(${member}.email IS NOT NULL AND ${member}.email_verified_at IS NOT NULL AND ${member}.erased_at IS NULL AND NOT ${isBanned(member)})`;
