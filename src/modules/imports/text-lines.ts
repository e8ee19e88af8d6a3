/** One line of a file, numbered from 1, without its line break; null text where its bytes are not UTF-8. */
export interface TextLine {
  number: number;
  text: string | null;
}

const LF = 0x0a;
const CR = 0x0d;
const NONE = Buffer.alloc(0);

/** The lines of a UTF-8 text, LF or CRLF, with or without a byte order mark; never more than one line in memory beside a chunk. */
export async function* textLines(chunks: AsyncIterable<Buffer>): AsyncGenerator<TextLine> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let number = 0;
  let rest: Buffer = NONE;
  const lineOf = (bytes: Buffer): TextLine => {
    const end = bytes.at(-1) === CR ? bytes.length - 1 : bytes.length;
    number++;
    try {
      return { number, text: decoder.decode(bytes.subarray(0, end)) };
    } catch {
      return { number, text: null };
    }
  };
  for await (const chunk of chunks) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let start = 0;
    for (let end = bytes.indexOf(LF); end !== -1; end = bytes.indexOf(LF, start)) {
      yield lineOf(bytes.subarray(start, end));
      start = end + 1;
    }
    rest = bytes.subarray(start);
  }
  if (rest.length > 0) yield lineOf(rest);
}
