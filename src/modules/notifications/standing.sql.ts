import { isBanned } from '../members/ban.sql.js';

/** SQL: whether a member can sign in and take part: a verified address, neither banned nor erased. */
export const takesPart = (member: string): string =>
  `(${member}.email IS NOT NULL AND ${member}.email_verified_at IS NOT NULL AND ${member}.erased_at IS NULL AND NOT ${isBanned(member)})`;
