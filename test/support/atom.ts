import type { XmlElement } from './xml.js';

const DATE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;
const IRI = /^[A-Za-z][A-Za-z\d+.-]*:[^\s<>"{}|\\^`]+$/;

/** How often an element may stand in another, by RFC 4287, 4.1. */
type Grammar = Readonly<Record<string, '1' | '?' | '*'>>;
const FEED: Grammar = {
  id: '1',
  title: '1',
  updated: '1',
  generator: '?',
  icon: '?',
  logo: '?',
  rights: '?',
  subtitle: '?',
  author: '*',
  category: '*',
  contributor: '*',
  link: '*',
  entry: '*',
};
const ENTRY: Grammar = {
  id: '1',
  title: '1',
  updated: '1',
  content: '?',
  published: '?',
  rights: '?',
  source: '?',
  summary: '?',
  author: '*',
  category: '*',
  contributor: '*',
  link: '*',
};
const PERSON: Grammar = { name: '1', uri: '?', email: '?' };

export const childrenOf = (of: XmlElement, name: string): XmlElement[] =>
  of.children.filter((child) => child.name === name);
export const textOf = (of: XmlElement, name: string): string => childrenOf(of, name)[0]?.text ?? '';
export const linkOf = (of: XmlElement, rel: string): string | undefined =>
  childrenOf(of, 'link')
    .find((link) => (link.attributes.get('rel') ?? 'alternate') === rel)
    ?.attributes.get('href');

function* badCounts(of: XmlElement, grammar: Grammar): Generator<string> {
  for (const { name } of of.children) if (!(name in grammar)) yield `${of.name} has ${name}`;
  for (const [name, count] of Object.entries(grammar)) {
    const { length } = childrenOf(of, name);
    if (count === '1' ? length !== 1 : count === '?' && length > 1) yield `${of.name} has ${length} ${name}`;
  }
  if (of.text.trim() !== '') yield `${of.name} has text of its own`;
}

function* badMetadata(of: XmlElement): Generator<string> {
  for (const person of [...childrenOf(of, 'author'), ...childrenOf(of, 'contributor')]) {
    yield* badCounts(person, PERSON);
    if (textOf(person, 'name').trim() === '') yield `a nameless ${person.name}`;
    for (const { text } of childrenOf(person, 'uri')) if (!IRI.test(text)) yield `uri ${text}`;
  }
  if (!IRI.test(textOf(of, 'id'))) yield `id ${textOf(of, 'id')}`;
  for (const name of ['updated', 'published'])
    for (const { text } of childrenOf(of, name))
      if (!DATE.test(text) || Number.isNaN(Date.parse(text))) yield `${name} ${text}`;
  for (const { attributes } of childrenOf(of, 'link'))
    if (!IRI.test(attributes.get('href') ?? '')) yield `link ${attributes.get('href')}`;
  for (const { attributes } of childrenOf(of, 'category'))
    if (!attributes.get('term')) yield 'category without term';
  const alternates = childrenOf(of, 'link').filter(
    ({ attributes }) => (attributes.get('rel') ?? 'alternate') === 'alternate',
  );
  const kinds = alternates.map(({ attributes }) => `${attributes.get('type')} ${attributes.get('hreflang')}`);
  if (new Set(kinds).size < kinds.length) yield 'two alternates of one type and language';
  for (const name of ['title', 'subtitle', 'summary', 'rights', 'content']) {
    for (const { attributes, children } of childrenOf(of, name)) {
      if (!['text', 'html'].includes(attributes.get('type') ?? 'text'))
        yield `${name} is ${attributes.get('type')}`;
      if (children.length > 0) yield `${name} holds elements`;
    }
  }
}

/** What RFC 4287, and what the W3C's validator recommends besides, has against a feed. */
export function faultsOf(feed: XmlElement): string[] {
  const faults: string[] = [];
  if (feed.name !== 'feed' || feed.attributes.get('xmlns') !== 'http://www.w3.org/2005/Atom')
    faults.push('no Atom feed');
  faults.push(...badCounts(feed, FEED), ...badMetadata(feed));
  if (linkOf(feed, 'self') === undefined) faults.push('no link to itself');
  const entries = childrenOf(feed, 'entry');
  for (const entry of entries) {
    faults.push(...badCounts(entry, ENTRY), ...badMetadata(entry));
    if (childrenOf(entry, 'content').length === 0 && linkOf(entry, 'alternate') === undefined)
      faults.push('an entry with neither content nor page');
    if (childrenOf(entry, 'author').length + childrenOf(feed, 'author').length === 0)
      faults.push('no author');
    const html = textOf(entry, 'content');
    for (const [, address = ''] of html.matchAll(/ (?:href|src)="([^"]*)"/g))
      if (!/^(https?|mailto):/.test(address)) faults.push(`relative ${address}`);
  }
  const ids = entries.map((entry) => textOf(entry, 'id'));
  if (new Set([...ids, textOf(feed, 'id')]).size !== ids.length + 1) faults.push('an id twice');
  return faults;
}
