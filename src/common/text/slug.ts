const MAX_CODE_POINTS = 60;
const FALLBACK = 'idea';
const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu;
// Joiners and soft hyphens stand inside words, apostrophes too: neither parts them.
const INSIDE_WORDS = /[\p{Cf}'’]/gu;

/** Whether a name in an address can be one that is stored: PostgreSQL takes no NUL, and refuses the whole statement. */
export const canBeStored = (name: string): boolean => !name.includes('\0');

/**
 * The readable part of an address such as `/ideas/42-night-buses`: the title's letters and digits of any script in
 * lower case, hyphens between words, 1 to 60 code points. It carries no identity; the fallback, `idea` unless
 * another is given, where the title has no letter.
 */
export function slugify(title: string, fallback = FALLBACK): string {
  const folded = title.normalize('NFKC').toLowerCase().normalize('NFC').replace(INSIDE_WORDS, '');
  let slug = '';
  let length = 0;
  for (const [word] of folded.matchAll(WORD)) {
    const points = Array.from(word);
    const gap = slug === '' ? 0 : 1;
    if (length + gap + points.length > MAX_CODE_POINTS) {
      if (slug === '') slug = points.slice(0, MAX_CODE_POINTS).join('');
      break;
    }
    slug += gap ? `-${word}` : word;
    length += gap + points.length;
  }
  return slug || fallback;
}
