import { DomainError, refusal } from '../../common/errors/domain-error.js';
import type { Locale } from '../../common/i18n/locale.js';
import type { Sql } from '../../database/sql.js';
import { isBanned } from '../members/ban.sql.js';
import { BANNED_FOR_GOOD, BANNED_UNTIL } from './ban.messages.js';

const IS_BANNED = isBanned('m', 'clock_timestamp()');

const inWords = (until: Date, locale: Locale): string =>
  new Intl.DateTimeFormat(locale, {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'UTC',
  }).format(until) + ' UTC';

interface BanRow {
  banned_until: Date | null;
}

/** @throws BANNED, saying until when */
export async function refuseBanned(sql: Sql, memberId: number, locale: Locale): Promise<void> {
  const text = `SELECT m.banned_until FROM members m WHERE m.id = $1 AND ${IS_BANNED}`;
  refuseBy(await sql.query<BanRow>(text, [memberId]), locale);
}

/** The same of the member who has that address. @throws BANNED, saying until when */
export async function refuseBannedAddress(sql: Sql, email: string, locale: Locale): Promise<void> {
  const text = `SELECT m.banned_until FROM members m WHERE m.email = $1 AND ${IS_BANNED}`;
  refuseBy(await sql.query<BanRow>(text, [email]), locale);
}

function refuseBy([ban]: readonly BanRow[], locale: Locale): void {
  if (!ban) return;
  const until = ban.banned_until;
  throw new DomainError([
    until
      ? refusal('BANNED', undefined, { until: inWords(until, locale) }, BANNED_UNTIL)
      : refusal('BANNED', undefined, {}, BANNED_FOR_GOOD),
  ]);
}
