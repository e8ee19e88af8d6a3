/** What stands in a text for a picture that is on its way. */
const PLACEHOLDER = /!\[[^\]\n]*\]\(uploading:([\da-f-]+)\)/g;
const BRACKETS = /[[\]\\\n\r]/g;

const described = (fileName: string): string => fileName.replace(BRACKETS, '').trim();

export const placeholderOf = (key: string, fileName: string): string =>
  `![${described(fileName)}](uploading:${key})`;

export const imageOf = (path: string, fileName: string): string => `![${described(fileName)}](${path})`;

export const hasPlaceholder = (text: string): boolean => text.search(PLACEHOLDER) >= 0;

/** As a block of its own, wherever in `text` it is put between `start` and `end`. */
export function asBlock(text: string, start: number, end: number, block: string): string {
  const before = start === 0 || text[start - 1] === '\n' ? '' : '\n';
  const after = text[end] === '\n' ? '' : '\n';
  return `${before}${block}${after}`;
}

interface Replacement {
  from: number;
  to: number;
  by: string;
}

export interface SettledText {
  text: string;
  /** Where a place in the old text is in the new one. */
  moved(place: number): number;
}

/**
 * The text with the placeholders replaced whose pictures have arrived or will not.
 * @param linkOf by the key: what to put instead, '' for nothing, null to leave it
 */
export function settlePlaceholders(text: string, linkOf: (key: string) => string | null): SettledText {
  const replacements: Replacement[] = [];
  for (const match of text.matchAll(PLACEHOLDER)) {
    const by = linkOf(match[1] ?? '');
    if (by === null) continue;
    const to = match.index + match[0].length;
    // Of what will not come, the line goes, too.
    const alone = by === '' && text[to] === '\n' && (match.index === 0 || text[match.index - 1] === '\n');
    replacements.push({ from: match.index, to: alone ? to + 1 : to, by });
  }
  return { text: applied(text, replacements), moved: (place) => movedBy(replacements, place) };
}

function applied(text: string, replacements: readonly Replacement[]): string {
  let result = '';
  let at = 0;
  for (const { from, to, by } of replacements) {
    result += text.slice(at, from) + by;
    at = to;
  }
  return result + text.slice(at);
}

function movedBy(replacements: readonly Replacement[], place: number): number {
  let shift = 0;
  for (const { from, to, by } of replacements) {
    if (place <= from) break;
    if (place < to) return from + shift + by.length;
    shift += by.length - (to - from);
  }
  return place + shift;
}

/** The text without the pictures at that address. */
export function withoutImage(text: string, path: string): string {
  const escaped = path.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return text.replace(new RegExp(`!\\[[^\\]\\n]*\\]\\(${escaped}\\)\\n?`, 'g'), '');
}
