import type { StateInline, Token } from 'markdown-it';

/** Whose mentions in a text become links. */
export class Mentions {
  /** @param isLinked of a handle in lower case */
  constructor(readonly isLinked: (handle: string) => boolean) {}
}

const AT = '@'.charCodeAt(0);
/** A whole handle: no part of a longer word, of an e-mail address, or of a handle with its server. */
const HANDLE = /@([a-z\d][a-z\d-]{1,28}[a-z\d])(?!_*[a-z\d@]|-+[a-z\d])/iy;
/** What no handle follows: then the sign is in an e-mail address or a path. Underscores may be emphasis. */
const WITHIN_A_WORD = /[a-z\d@/%+.-]_*$/i;
/** More underscores than this before a handle are nothing that anybody writes. */
const LOOK_BACK = 10;
const MARKUP = 'mention';

/** An inline rule: @handle as a link to the member, where `Mentions` of the environment says so; elsewhere it stays text. */
export function mentionRule(state: StateInline, silent: boolean): boolean {
  const mentions: unknown = state.env['mentions'];
  if (!(mentions instanceof Mentions)) return false;
  if (state.src.charCodeAt(state.pos) !== AT || state.linkLevel > 0) return false;
  if (WITHIN_A_WORD.test(state.src.slice(Math.max(0, state.pos - LOOK_BACK), state.pos))) return false;
  HANDLE.lastIndex = state.pos;
  const written = HANDLE.exec(state.src)?.[1];
  if (written === undefined || !mentions.isLinked(written.toLowerCase())) return false;
  if (!silent) {
    const open = state.push('link_open', 'a', 1);
    open.attrs = [['href', `/members/${written.toLowerCase()}`]];
    open.markup = MARKUP;
    open.info = written.toLowerCase();
    state.push('text', '', 0).content = `@${written}`;
    state.push('link_close', 'a', -1);
  }
  state.pos += written.length + 1;
  return true;
}

/** The handles of the links that the rule has made. */
export function* mentioned(tokens: readonly Token[]): Generator<string> {
  for (const token of tokens) {
    if (token.type === 'inline') yield* mentioned(token.children ?? []);
    else if (token.type === 'link_open' && token.markup === MARKUP) yield token.info;
  }
}
