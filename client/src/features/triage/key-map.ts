export type KeyAction =
  | 'next'
  | 'previous'
  | 'open'
  | 'select'
  | 'selectRange'
  | 'answer'
  | 'status'
  | 'assign'
  | 'assignToMe'
  | 'tags'
  | 'merge'
  | 'adopt'
  | 'note'
  | 'undo'
  | 'refresh'
  | 'search'
  | 'help'
  | 'leave';

/** A key, or the place of a suggested duplicate: 1 is the first. */
export type Press = { action: KeyAction } | { duplicate: number };

interface KeyLike {
  key: string;
  code: string;
  shiftKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  isComposing: boolean;
}

const LETTERS: Readonly<Record<string, KeyAction>> = {
  j: 'next',
  k: 'previous',
  o: 'open',
  x: 'select',
  e: 'answer',
  s: 'status',
  a: 'assign',
  m: 'assignToMe',
  t: 'tags',
  g: 'merge',
  d: 'adopt',
  n: 'note',
  u: 'undo',
  r: 'refresh',
};

const SIGNS: Readonly<Record<string, KeyAction>> = {
  '#': 'tags',
  // Where # is on an English keyboard, a Russian one has this.
  '№': 'tags',
  '/': 'search',
  '?': 'help',
  Escape: 'leave',
};

/** What the keys are shown as, in the order of the help. */
export const KEYS: ReadonlyArray<readonly [KeyAction, ...string[]]> = [
  ['next', 'j', '↓'],
  ['previous', 'k', '↑'],
  ['open', 'o', 'Enter'],
  ['select', 'x'],
  ['selectRange', 'Shift + x'],
  ['answer', 'e'],
  ['status', 's'],
  ['assign', 'a'],
  ['assignToMe', 'm'],
  ['tags', 't', '#'],
  ['merge', 'g'],
  ['adopt', 'd'],
  ['note', 'n'],
  ['undo', 'u'],
  ['refresh', 'r'],
  ['search', '/'],
  ['help', '?'],
  ['leave', 'Esc'],
];

/** The letter on the key: on a keyboard of another script by where it is, so that keys work in every language. */
function letterOf({ key, code }: KeyLike): string | null {
  if (/^[a-z]$/i.test(key)) return key.toLowerCase();
  const isOtherScript = [...key].length === 1 && /\p{L}/u.test(key);
  return isOtherScript ? (/^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase() ?? null) : null;
}

/** What a press means in the inbox; null where it means nothing there. That nobody is typing is for the caller to know. */
export function pressOf(event: KeyLike): Press | null {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return null;
  const letter = letterOf(event);
  if (letter !== null) {
    if (event.shiftKey) return letter === 'x' ? { action: 'selectRange' } : null;
    const action = LETTERS[letter];
    return action ? { action } : null;
  }
  // A Russian keyboard has . and , on the key of / and ?.
  if (event.code === 'Slash' && (event.key === '.' || event.key === ','))
    return { action: event.shiftKey ? 'help' : 'search' };
  if (/^[1-9]$/.test(event.key)) return { duplicate: Number(event.key) };
  const action = SIGNS[event.key];
  return action ? { action } : null;
}
