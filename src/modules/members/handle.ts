import { randomInt } from 'node:crypto';

/** Bounds of a handle's length. */
export const HANDLE = { min: 3, max: 30 } as const;
const { min: MIN, max: MAX } = HANDLE;
const SHAPE = /^[a-z0-9]+(-[a-z0-9]+)*$/;
/** What the handles of erased people begin with; nobody else's does. */
export const ERASED_PREFIX = 'deleted-';
/** Where old links to erased people lead: to nobody. */
export const ERASED_HANDLE = 'deleted';
const NUMBERED = [2, 3, 4, 5];
const RANDOM_LENGTHS = [4, 4, 6, 6, 8, 8, 10, 10];
const ALPHABET = 'abcdefghijkmnpqrstuvwxyz23456789';

// Letters that no decomposition turns into ASCII.
const LETTERS = new Map(
  Object.entries({
    а: 'a',
    б: 'b',
    в: 'v',
    г: 'g',
    д: 'd',
    е: 'e',
    ё: 'yo',
    ж: 'zh',
    з: 'z',
    и: 'i',
    й: 'y',
    к: 'k',
    л: 'l',
    м: 'm',
    н: 'n',
    о: 'o',
    п: 'p',
    р: 'r',
    с: 's',
    т: 't',
    у: 'u',
    ф: 'f',
    х: 'kh',
    ц: 'ts',
    ч: 'ch',
    ш: 'sh',
    щ: 'shch',
    ъ: '',
    ы: 'y',
    ь: '',
    э: 'e',
    ю: 'yu',
    я: 'ya',
    і: 'i',
    ї: 'yi',
    є: 'ye',
    ґ: 'g',
    ў: 'u',
    ј: 'j',
    љ: 'lj',
    њ: 'nj',
    ћ: 'c',
    ђ: 'dj',
    џ: 'dz',
    ß: 'ss',
    æ: 'ae',
    œ: 'oe',
    ø: 'o',
    ł: 'l',
    đ: 'd',
    ð: 'd',
    þ: 'th',
    ı: 'i',
  }),
);

/**
 * Whether it could be somebody's handle, apart from its length: ASCII letters in lower case, digits and single hyphens between them, and not what
 * erased people have.
 */
export const isHandle = (text: string): boolean => SHAPE.test(text) && !isReserved(text);

/** Whether it is that of a person who was erased: they have no page. */
export const isErasedHandle = (handle: string): boolean => handle.startsWith(ERASED_PREFIX);

const isReserved = (text: string): boolean => text === ERASED_HANDLE || isErasedHandle(text);

/** A handle in whatever case, as it is kept; null for what can be nobody's. */
export function readHandle(value: unknown): string | null {
  const handle = typeof value === 'string' ? value.toLowerCase() : '';
  return handle.length >= MIN && handle.length <= MAX && isHandle(handle) ? handle : null;
}

function random(length: number): string {
  return Array.from({ length }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join('');
}

/** The name in ASCII letters, digits and single hyphens, at most 30 of them; empty where nothing of it can be spelt so. */
function spell(displayName: string): string {
  const lower = displayName
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFC')
    .replace(/['’ʼ`]/gu, '');
  const latin = Array.from(lower, (letter) => LETTERS.get(letter) ?? letter).join('');
  return latin
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-/, '')
    .slice(0, MAX)
    .replace(/-$/, '');
}

const suffixed = (base: string, suffix: string): string =>
  `${base.slice(0, MAX - 1 - suffix.length).replace(/-$/, '')}-${suffix}`;

/** Handles for a display name, the most telling first, for whoever takes the first that is free: 3 to 30 of a–z, 0–9 and hyphens. */
export function* handleCandidates(displayName: string): Generator<string> {
  const spelt = spell(displayName);
  const base = isReserved(spelt) ? '' : spelt;
  if (base.length >= MIN) {
    yield base;
    for (const number of NUMBERED) yield suffixed(base, String(number));
  }
  for (const length of RANDOM_LENGTHS) yield suffixed(base || 'member', random(length));
}
