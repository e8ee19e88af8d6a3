import type { TextLine } from './text-lines.js';

/** A record and the line on which it begins, or why there is none. */
export type CsvRecord = { line: number } & ({ fields: string[] } | { problem: string });

/** A longer one is taken for a quote that nobody closed. */
const MAX_RECORD_LINES = 5_000;
const FIELD = /(?:"([^"]*(?:""[^"]*)*)"|([^",]*))(,|$)/y;

/**
 * Records of RFC 4180: commas, fields in double quotes may span lines and hold doubled quotes; blank lines are passed over.
 *
 * Strict, and a broken record costs only its own first line: what an unclosed quote swallowed is read again from the line
 * below. (csv-parse drops all of that: one stray quote in 14,000 rows would lose every row after it.)
 */
export async function* csvRecords(lines: AsyncIterable<TextLine>): AsyncGenerator<CsvRecord> {
  const source = lines[Symbol.asyncIterator]();
  const again: TextLine[] = [];
  const next = async (): Promise<TextLine | undefined> => {
    const line = again.shift();
    if (line) return line;
    const { done, value } = await source.next();
    return done ? undefined : value;
  };
  try {
    for (let first = await next(); first; first = await next()) {
      if (first.text === '') continue;
      const taken = [first];
      let isOpen = hasOddQuotes(first);
      while (isOpen && taken.length < MAX_RECORD_LINES) {
        const more = await next();
        if (!more) break;
        taken.push(more);
        if (hasOddQuotes(more)) isOpen = false;
      }
      const record = parse(taken, isOpen);
      if ('problem' in record) again.unshift(...taken.slice(1));
      yield { line: first.number, ...record };
    }
  } finally {
    await source.return?.();
  }
}

function hasOddQuotes({ text }: TextLine): boolean {
  let isOdd = false;
  for (let at = text?.indexOf('"') ?? -1; at !== -1; at = text?.indexOf('"', at + 1) ?? -1) isOdd = !isOdd;
  return isOdd;
}

function parse(taken: readonly TextLine[], isOpen: boolean): { fields: string[] } | { problem: string } {
  const texts = taken.map(({ text }) => text);
  if (texts[0] === null) return { problem: 'not UTF-8' };
  if (isOpen) return { problem: 'a quote is never closed' };
  if (texts.includes(null)) return { problem: 'not UTF-8 in a field of several lines' };
  const fields = splitFields(texts.join('\n'));
  return fields ? { fields } : { problem: 'a quote stands where none may' };
}

function splitFields(record: string): string[] | null {
  if (!record.includes('"')) return record.split(',');
  const fields: string[] = [];
  FIELD.lastIndex = 0;
  for (;;) {
    const match = FIELD.exec(record);
    if (!match) return null;
    fields.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
    if (match[3] === '') return fields;
  }
}
