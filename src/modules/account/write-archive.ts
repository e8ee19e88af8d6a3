import { PassThrough, Readable } from 'node:stream';
import yazl from 'yazl';
import type { Sql } from '../../database/sql.js';
import type { PersonalRows } from '../members/personal-data.js';

/** A list in JSON, a row a line, however long. */
async function* json(rows: AsyncIterable<readonly object[]>): AsyncGenerator<string> {
  let before = '[\n';
  for await (const page of rows) {
    yield before + page.map((row) => JSON.stringify(row)).join(',\n');
    before = ',\n';
  }
  yield before === '[\n' ? '[]\n' : '\n]\n';
}

export interface ArchiveContent {
  sql: Sql;
  memberId: number;
  parts: ReadonlyMap<string, PersonalRows>;
  /** Plain text. */
  readme: string;
}

/** A ZIP with one JSON file for each part, made while it is read. @param signal breaks it off */
export function writeArchive(
  { sql, memberId, parts, readme }: ArchiveContent,
  signal: AbortSignal,
): Readable {
  const zip = new yazl.ZipFile();
  const archive = new PassThrough({ signal });
  zip.on('error', (error: Error) => archive.destroy(error));
  zip.addBuffer(Buffer.from(readme), 'README.txt');
  for (const [name, rows] of parts) {
    // Lazily: each part is read when its turn comes.
    zip.addReadStreamLazy(`${name}.json`, (done) => done(null, Readable.from(json(rows(sql, memberId)))));
  }
  zip.end();
  return zip.outputStream.pipe(archive);
}
