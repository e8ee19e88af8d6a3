export interface XmlElement {
  name: string;
  attributes: Map<string, string>;
  children: XmlElement[];
  /** Of the element itself, entities resolved. */
  text: string;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const NAME = /[A-Za-z_][\w.:-]*/y;
const ATTRIBUTE = /\s+([A-Za-z_][\w.:-]*)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y;
// What XML 1.0 has no place for.
const FORBIDDEN = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;

function resolved(text: string): string {
  return text.replace(/&([^;]*);?/g, (whole, name: string) => {
    const code = /^#(?:x([\da-fA-F]+)|(\d+))$/.exec(name);
    const value = code
      ? String.fromCodePoint(parseInt(code[1] ?? code[2] ?? '', code[1] ? 16 : 10))
      : ENTITIES[name];
    if (value === undefined || !whole.endsWith(';')) throw new Error(`a stray & at ${whole}`);
    return value;
  });
}

/** A document without DTD and processing instructions, read strictly: what is not well-formed throws. */
export function parseXml(xml: string): XmlElement {
  if (FORBIDDEN.test(xml)) throw new Error('a character that XML does not have');
  const root: XmlElement = { name: '', attributes: new Map(), children: [], text: '' };
  const open = [root];
  let at = /^<\?xml version="1\.0" encoding="utf-8"\?>\s*/i.exec(xml)?.[0].length ?? 0;
  const match = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(xml);
    if (found) at = pattern.lastIndex;
    return found;
  };
  const until = (end: string): string => {
    const found = xml.indexOf(end, at);
    if (found < 0) throw new Error(`${end} is missing`);
    const text = xml.slice(at, found);
    at = found + end.length;
    return text;
  };
  while (at < xml.length) {
    const parent = open.at(-1);
    if (!parent) throw new Error('more is closed than was opened');
    if (xml.startsWith('<![CDATA[', at)) {
      at += 9;
      parent.text += until(']]>');
    } else if (xml.startsWith('</', at)) {
      at += 2;
      const name = until('>').trim();
      if (name !== parent.name) throw new Error(`</${name}> closes <${parent.name}>`);
      open.pop();
    } else if (xml[at] === '<') {
      at++;
      const element: XmlElement = {
        name: match(NAME)?.[0] ?? '',
        attributes: new Map(),
        children: [],
        text: '',
      };
      if (element.name === '') throw new Error(`no element at ${xml.slice(at, at + 20)}`);
      for (let found = match(ATTRIBUTE); found; found = match(ATTRIBUTE)) {
        const [, name = '', double, single] = found;
        if (element.attributes.has(name)) throw new Error(`${name} twice`);
        element.attributes.set(name, resolved(double ?? single ?? ''));
      }
      const end = match(/\s*(\/?)>/y);
      if (!end) throw new Error(`<${element.name}> does not end`);
      parent.children.push(element);
      if (end[1] === '') open.push(element);
    } else {
      const next = xml.indexOf('<', at);
      const text = xml.slice(at, next < 0 ? xml.length : next);
      at += text.length;
      if (text.includes(']]>')) throw new Error(']]> in text');
      parent.text += resolved(text);
    }
  }
  const [document, ...others] = root.children;
  if (open.length !== 1 || !document || others.length > 0 || root.text.trim() !== '')
    throw new Error('not one element');
  return document;
}
