export interface TypedMention {
  /** Where the @ stands. */
  start: number;
  /** What follows it up to the caret. */
  prefix: string;
}

/** Longer than any handle or name that somebody would go on typing. */
const LONGEST = 30;
/** As the server reads mentions: an @ within a Latin word or an address is none; after other scripts, which know no spaces, it is. */
const MENTION = /(?:^|[^a-z\d@/%+.\-_])@([\p{L}\p{M}\p{N}'’·-]*)$/iu;

/** The mention that is being typed at the caret; null where none is. */
export function mentionAt(text: string, caret: number): TypedMention | null {
  const line = text.slice(Math.max(0, caret - 2 * LONGEST), caret);
  const prefix = MENTION.exec(line)?.[1];
  if (prefix === undefined || [...prefix].length > LONGEST) return null;
  return { start: caret - prefix.length - 1, prefix };
}

interface Named {
  handle: string;
  displayName: string;
}

/** Whether a name or handle begins so, or a word of the name; for what was found for fewer letters. */
export function fitsPrefix({ handle, displayName }: Named, prefix: string): boolean {
  const typed = prefix.toLowerCase();
  const name = displayName.toLowerCase();
  return handle.startsWith(typed) || name.startsWith(typed) || name.includes(` ${typed}`);
}
