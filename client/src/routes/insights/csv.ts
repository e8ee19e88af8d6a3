export type CsvCell = string | number | null;

/** Spreadsheets take a text that begins so for a formula and run it. */
const FORMULA = /^[=+\-@\t\r]/;
/** What makes spreadsheets read the file as UTF-8. */
const BOM = '\uFEFF';

function cell(value: CsvCell): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** RFC 4180, with a byte order mark; texts that would be formulas are given as text. */
export const toCsv = (rows: ReadonlyArray<readonly CsvCell[]>): string =>
  `${BOM}${rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`;

/** Hands the browser a file. */
export function saveCsv(name: string, rows: ReadonlyArray<readonly CsvCell[]>): void {
  const url = URL.createObjectURL(new Blob([toCsv(rows)], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `${name}.csv`;
  link.click();
  // The download has begun by then.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
