/** Follows everything that begins with a text, by code points; no name has it. */
const LAST = '\u{10FFFF}';

export interface PrefixRange {
  from: string;
  /** Exclusive. */
  to: string;
}

/** Of all texts that begin with `prefix`, in the order of code points. */
export const rangeOf = (prefix: string): PrefixRange => ({ from: prefix, to: prefix + LAST });

/** As names may begin that were typed so: as written, small, with a capital, in capitals; without regard to the database's locale. */
export function spellings(prefix: string): string[] {
  const small = prefix.toLowerCase();
  const [first = '', ...rest] = small;
  return [...new Set([prefix, small, first.toUpperCase() + rest.join(''), prefix.toUpperCase()])];
}
