import { createReadStream } from 'node:fs';
import { access } from 'node:fs/promises';
import path from 'node:path';
import { createGunzip } from 'node:zlib';
import { csvRecords } from './csv-records.js';
import { ImportError } from './import-source.js';
import { textLines } from './text-lines.js';

/** A row by its column's names, or why it can't be read. */
export type TableRow<Column extends string> = { line: number } & (
  { values: Record<Column, string> } | { problem: string }
);

/** Whether `file` is there as it is or gzipped. */
export async function findTable(folder: string, file: string): Promise<string | null> {
  for (const name of [file, `${file}.gz`]) {
    const found = await access(path.join(folder, name)).then(
      () => true,
      () => false,
    );
    if (found) return name;
  }
  return null;
}

/**
 * The rows of a CSV file with a heading, plain or gzipped; columns that nobody asked for are passed over.
 * @throws ImportError when the file is missing or empty, or its heading lacks a column
 */
export async function* csvTable<Column extends string>(
  folder: string,
  file: string,
  columns: readonly Column[],
): AsyncGenerator<TableRow<Column>> {
  const name = await findTable(folder, file);
  if (name === null) throw new ImportError(`${path.join(folder, file)} is missing.`);
  let places: Map<Column, number> | undefined;
  let width = 0;
  for await (const record of csvRecords(textLines(readChunks(path.join(folder, name))))) {
    if (!places) {
      if ('problem' in record) throw new ImportError(`${name}, line ${record.line}: ${record.problem}.`);
      width = record.fields.length;
      places = placesOf(columns, record.fields, name);
    } else if ('problem' in record) {
      yield record;
    } else if (record.fields.length !== width) {
      yield { line: record.line, problem: `${record.fields.length} fields instead of ${width}` };
    } else {
      yield { line: record.line, values: pick(places, record.fields) };
    }
  }
  if (!places) throw new ImportError(`${name} is empty.`);
}

export async function* readChunks(file: string): AsyncGenerator<Buffer> {
  const raw = createReadStream(file);
  const unzipped = file.endsWith('.gz') ? raw.pipe(createGunzip()) : raw;
  raw.on('error', (error) => unzipped.destroy(error));
  try {
    for await (const chunk of unzipped) yield chunk;
  } finally {
    raw.destroy();
  }
}

function placesOf<Column extends string>(
  columns: readonly Column[],
  heading: readonly string[],
  file: string,
): Map<Column, number> {
  const names = heading.map((name) => name.trim());
  return new Map(
    columns.map((column) => {
      const place = names.indexOf(column);
      if (place === -1) throw new ImportError(`${file} has no column "${column}".`);
      return [column, place];
    }),
  );
}

function pick<Column extends string>(
  places: ReadonlyMap<Column, number>,
  fields: readonly string[],
): Record<Column, string> {
  const values: Partial<Record<Column, string>> = {};
  for (const [column, place] of places) values[column] = fields[place] ?? '';
  return values as Record<Column, string>;
}
