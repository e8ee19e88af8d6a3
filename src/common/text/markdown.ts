import MarkdownIt, { type StateCore, type Token } from 'markdown-it';
import sanitizeHtml from 'sanitize-html';
import { mentioned, mentionRule, Mentions } from './mention-rule.js';

const MAX_NESTING = 24;
// Emphasis within emphasis does not count for the parser, and a browser stops at 512.
const MAX_TAG_NESTING = 60;
const MAX_TABLE_CELLS = 20_000;
const LINK = /^(?:https?:\/\/[^/\\]|mailto:.|\/(?![/\\])|#)/i;
const INTERNAL_LINK = /^[/#]/;
/** An image of this site's own, or its smaller one. */
const ATTACHMENT = /^\/attachments\/[0-9a-f]{32}(?:\/thumbnail)?$/;
// The page's own titles are h1 and h2.
const SHIFTED_HEADING: Readonly<Record<string, string>> = {
  h1: 'h3',
  h2: 'h4',
  h3: 'h5',
  h4: 'h6',
  h5: 'h6',
};
const MAX_MENTIONS = 20;
const NOBODY: ReadonlySet<string> = new Set();
const ALIGNMENT = /^text-align:(left|center|right)$/;

function createParser() {
  const parser = new MarkdownIt({ html: false, linkify: true, breaks: true, maxNesting: MAX_NESTING });
  parser.validateLink = (url) => LINK.test(url);
  // Only what says that it is an address: README.md and Node.js are none, though .md and .js could be domains.
  parser.linkify.set({ fuzzyLink: false, fuzzyEmail: false });
  parser.inline.ruler.before('link', 'mention', mentionRule);
  parser.core.ruler.push('house_rules', applyHouseRules);
  return parser;
}

const withTables = createParser();
const withoutTables = createParser().disable('table');

/** A short line makes a row as wide as the table, so that little text could stand for a great many empty cells. */
function parserFor(source: string): typeof withTables {
  let lines = 0;
  let widest = 0;
  for (const line of source.split('\n')) {
    lines++;
    widest = Math.max(widest, line.split('|').length);
  }
  return widest > 1 && lines * widest > MAX_TABLE_CELLS ? withoutTables : withTables;
}

const ALLOWED_TAGS =
  'p br hr h3 h4 h5 h6 blockquote ul ol li pre code em strong s a img table thead tbody tr th td';

const SANITISING: sanitizeHtml.IOptions = {
  allowedTags: ALLOWED_TAGS.split(' '),
  allowedAttributes: {
    a: ['href', 'title', 'rel'],
    img: ['src', 'alt', 'title', 'loading'],
    ol: ['start'],
    th: ['align'],
    td: ['align'],
  },
  allowedSchemes: ['http', 'https', 'mailto'],
  allowProtocolRelative: false,
  nestingLimit: MAX_TAG_NESTING,
  exclusiveFilter: ({ tag, attribs }) => tag === 'img' && !ATTACHMENT.test(attribs['src'] ?? ''),
  transformTags: {
    a: (tagName, attribs) =>
      INTERNAL_LINK.test(attribs['href'] ?? '')
        ? { tagName, attribs }
        : { tagName, attribs: { ...attribs, rel: 'nofollow ugc noopener' } },
    img: (tagName, attribs) => ({ tagName, attribs: { ...attribs, loading: 'lazy' } }),
  },
};

function applyHouseRules(state: StateCore): void {
  for (const token of state.tokens) {
    if (token.type === 'heading_open' || token.type === 'heading_close') {
      token.tag = SHIFTED_HEADING[token.tag] ?? token.tag;
    } else if (token.type === 'th_open' || token.type === 'td_open') {
      const align = ALIGNMENT.exec(attribute(token, 'style'))?.[1];
      token.attrs = align === undefined ? null : [['align', align]];
    } else if (token.type === 'inline' && token.children?.some((child) => child.type === 'image')) {
      token.children = withoutRemoteImages(token.children, state);
    }
  }
}

function attribute(token: Token, name: string): string {
  return String(token.attrGet(name) ?? '');
}

/** A remote image would tell its server who reads: it becomes a link, or its description where a link stands around it. */
function withoutRemoteImages(tokens: Token[], state: StateCore): Token[] {
  const kept: Token[] = [];
  let linkDepth = 0;
  for (const token of tokens) {
    if (token.type === 'link_open') linkDepth++;
    if (token.type === 'link_close') linkDepth--;
    const source = attribute(token, 'src');
    if (token.type !== 'image' || ATTACHMENT.test(source)) {
      kept.push(token);
      continue;
    }
    const label = new state.Token('text', '', 0);
    label.content = plainText(token.children ?? []) || source;
    if (linkDepth > 0) {
      kept.push(label);
      continue;
    }
    const open = new state.Token('link_open', 'a', 1);
    open.attrs = [['href', source]];
    kept.push(open, label, new state.Token('link_close', 'a', -1));
  }
  return kept;
}

function plainText(tokens: readonly Token[]): string {
  let text = '';
  for (const token of tokens) {
    if (token.type === 'softbreak' || token.type === 'hardbreak') text += ' ';
    else if (token.type === 'inline') text += `${plainText(token.children ?? [])} `;
    else if (token.type === 'fence' || token.type === 'code_block') text += `${token.content} `;
    else if (token.type !== 'image') text += token.content;
  }
  return text;
}

/**
 * Markdown (CommonMark with tables, strikethrough and bare addresses; a line break breaks the line) as HTML that is safe
 * to insert: no HTML of the author's, no script, handler, style or class; links to http, https, mailto, the own site
 * and the page only, foreign ones without endorsement; images by their keys from `/attachments/` only, others as links; headings
 * from h3. What is nested deeper than 24 levels is left out; a table that might come to more than 20,000 cells stays
 * text. Time grows with the length, which the caller bounds: 20,000 code points made to be slow take some 100 ms.
 * @param handles of members, in lower case, whose mentions become links to them
 */
export function renderMarkdown(source: string, handles: ReadonlySet<string> = NOBODY): string {
  const mentions = new Mentions((handle) => handles.has(handle));
  return sanitizeHtml(parserFor(source).render(source, { mentions }), SANITISING);
}

/**
 * The handles that a text names as @handle, in lower case, each once, the first 20 of them; whether anybody has them is another question.
 * What stands in code or in a link names nobody.
 */
export function mentionsIn(source: string): string[] {
  if (!source.includes('@')) return [];
  const tokens = parserFor(source).parse(source, { mentions: new Mentions(() => true) });
  return [...new Set(mentioned(tokens))].slice(0, MAX_MENTIONS);
}

/** Where the links of the rendered Markdown lead, each as often as it stands there; pictures from elsewhere, which are shown as links, too. */
export function linksIn(source: string): string[] {
  const addresses: string[] = [];
  for (const { children } of parserFor(source).parse(source, { mentions: new Mentions(() => false) }))
    for (const token of children ?? [])
      if (token.type === 'link_open') addresses.push(attribute(token, 'href'));
  return addresses;
}

const WHITE_SPACE_RUN = /\p{White_Space}+/gu;
const JOINS_BEFORE = /^[\p{M}\p{Emoji_Modifier}\u200D]$/u;
const TRAILING_PUNCTUATION = /[\p{P}\p{White_Space}]+$/u;

/**
 * The text of the rendered Markdown in one line of at most `max` code points; what is longer ends in an ellipsis, cut
 * between words if one begins in the second half (scripts without spaces: between characters).
 */
export function excerpt(source: string, max = 240): string {
  const text = plainText(parserFor(source).parse(source, {})).replace(WHITE_SPACE_RUN, ' ').trim();
  const points = Array.from(text.slice(0, 2 * max + 2));
  if (points.length <= max) return text;
  let end = max - 1;
  const space = points.lastIndexOf(' ', end);
  if (space > max / 2) end = space;
  else while (end > 0 && (JOINS_BEFORE.test(points[end] ?? '') || points[end - 1] === '\u200D')) end--;
  return `${points.slice(0, end).join('').replace(TRAILING_PUNCTUATION, '')}…`;
}

/** What stands in a line of text: a link with its address where its label is another. */
function lineText(tokens: readonly Token[]): string {
  let text = '';
  const addresses: string[] = [];
  for (const token of tokens) {
    if (token.type === 'softbreak' || token.type === 'hardbreak') text += '\n';
    else if (token.type === 'link_open') addresses.push(attribute(token, 'href'));
    else if (token.type === 'link_close') {
      const address = addresses.pop() ?? '';
      if (/^https?:/i.test(address) && !text.endsWith(address)) text += ` (${address})`;
    } else if (token.type !== 'image') text += token.content;
  }
  return text;
}

/**
 * The rendered Markdown as plain text with its paragraphs and lists, for where there is no HTML; of more than `max` code points the beginning,
 * and an ellipsis.
 */
export function plainBlocks(source: string, max: number): string {
  const blocks: string[] = [];
  let bullet = '';
  for (const token of parserFor(source).parse(source, {})) {
    if (token.type === 'list_item_open') bullet = token.info === '' ? '• ' : `${token.info}. `;
    const isCode = token.type === 'fence' || token.type === 'code_block';
    if (token.type !== 'inline' && !isCode) continue;
    const text = isCode ? token.content.trimEnd() : lineText(token.children ?? []);
    if (bullet !== '' && blocks.length > 0 && /^(?:• |\d+\. )/.test(blocks.at(-1) ?? ''))
      blocks.push(`${blocks.pop()}\n${bullet}${text}`);
    else blocks.push(bullet + text);
    bullet = '';
  }
  const points = Array.from(blocks.join('\n\n'));
  return points.length <= max
    ? points.join('')
    : `${points
        .slice(0, max - 1)
        .join('')
        .trimEnd()}…`;
}
