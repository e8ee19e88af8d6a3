import { cleanLine, codePointLength } from '../../common/text/clean-text.js';
import { ENDINGS, isImageType, type ContentType } from './content-type.js';

/** Longest name, code points, with its ending. */
const NAME_MAX = 100;
// What neither shows nor belongs to a letter, beside what cleanLine takes out: marks of direction, spaces without width.
const INVISIBLE = /[\u061C\u200B\u200E\u200F\u2060\uFEFF]/gu;
// What forms write for a quotation mark within a name.
const QUOTE = /%22/g;
const FOLDERS = /^.*[/\\]/su;
// Forbidden in names somewhere.
const AWKWARD = /[<>:"|?*]/gu;
const ENDING = /\.([A-Za-z0-9]{1,10})$/u;

const nameless = (type: ContentType): string => (isImageType(type) ? 'image' : 'document');

/** The name by which a file is kept where its own would tell of a person. */
export const neutralName = (type: ContentType): string => `${nameless(type)}.${ENDINGS[type][0]}`;

/**
 * A name to show and to save under: without folders, NFC, without control characters, marks of direction and what else can't be seen or
 * is forbidden somewhere, at most 100 code points; and with the ending of what the file is, since others would be opened with another program.
 */
export function cleanFileName(given: string, type: ContentType): string {
  const visible = given.toWellFormed().replace(FOLDERS, '').replace(QUOTE, '"').replace(INVISIBLE, '');
  const cleaned = cleanLine(visible.replaceAll('\0', ''));
  const name = (cleaned.ok ? cleaned.value : '').replace(AWKWARD, '_').replace(/^[.\s]+/u, '');
  const found = ENDING.exec(name)?.[1]?.toLowerCase();
  const isRight = ENDINGS[type].some((ending) => ending === found);
  const stem = isRight ? name.replace(ENDING, '') : name;
  const ending = isRight && found !== undefined ? found : ENDINGS[type][0];
  const short = Array.from(stem)
    .slice(0, NAME_MAX - codePointLength(ending) - 1)
    .join('')
    .trimEnd();
  return `${short === '' ? nameless(type) : short}.${ending}`;
}

/** As it stands in Content-Disposition: plain letters for old programs, and all of it after RFC 5987. */
export function dispositionOf(kind: 'inline' | 'attachment', name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\x20-\x7E]|["\\%]/gu, '_');
  const encoded = encodeURIComponent(name).replace(
    /['()*!]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${kind}; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
