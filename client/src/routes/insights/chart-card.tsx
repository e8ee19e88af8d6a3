import { Trans, useLingui } from '@lingui/react/macro';
import { createContext, useContext, useId, type ReactNode } from 'react';
import { useFormat } from '../../i18n/use-format.js';
import { Icon } from '../../ui/icon.js';
import { saveCsv, type CsvCell } from './csv.js';

interface ChartCardProps {
  title: string;
  /** What the numbers count. */
  note?: ReactNode;
  /** Shown large beside the title. */
  figure?: string;
  columns: readonly string[];
  /** As the table shows it; the first cell names the row. */
  rows: ReadonlyArray<readonly string[]>;
  csv: { name: string; rows: ReadonlyArray<readonly CsvCell[]> };
  /** Left out where the table is all there is. */
  chart?: ReactNode;
}

/** Titles of the cards that show their table: kept while the numbers change. */
export const TablesShown = createContext<[ReadonlySet<string>, (titles: ReadonlySet<string>) => void]>([
  new Set(),
  () => undefined,
]);

function toggled(titles: ReadonlySet<string>, title: string): ReadonlySet<string> {
  const next = new Set(titles);
  if (!next.delete(title)) next.add(title);
  return next;
}

/** Numbers as a chart, as a table instead, and as a file. */
export function ChartCard({ title, note, figure, columns, rows, csv, chart }: ChartCardProps) {
  const { t } = useLingui();
  const id = useId();
  const [tables, setTables] = useContext(TablesShown);
  const asTable = chart === undefined || tables.has(title);
  return (
    <section className="insight-card" aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
        {figure !== undefined && <p className="insight-figure">{figure}</p>}
        <div className="insight-tools">
          {chart !== undefined && (
            <button
              type="button"
              className="button button-quiet"
              aria-pressed={asTable}
              aria-label={t`${title}: as a table`}
              onClick={() => setTables(toggled(tables, title))}
            >
              <Icon name="rows" />
              <Trans>Table</Trans>
            </button>
          )}
          <button
            type="button"
            className="button button-quiet"
            aria-label={t`${title}: download as CSV`}
            onClick={() => saveCsv(csv.name, csv.rows)}
          >
            <Icon name="step" />
            CSV
          </button>
        </div>
      </header>
      {note !== undefined && <p className="muted insight-note">{note}</p>}
      {asTable ? <NumberTable title={title} columns={columns} rows={rows} /> : chart}
    </section>
  );
}

function NumberTable({ title, columns, rows }: Pick<ChartCardProps, 'title' | 'columns' | 'rows'>) {
  const { t } = useLingui();
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, which the keyboard must be able to do
    <div className="insight-table-box" role="region" aria-label={t`${title}: table`} tabIndex={0}>
      <table className="insight-table">
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([first, ...cells], place) => (
            // Two boards may have one name.
            <tr key={place}>
              <th scope="row">{first}</th>
              {cells.map((text, column) => (
                <td key={columns[column + 1]}>{text}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Of a range, for a file's name. */
export const fileName = (what: string, { from, to }: { from: string; to: string }): string =>
  `${what}-${from}-${to}`;

export const usePercent = () => {
  const format = useFormat();
  return (share: number | null): string => (share === null ? '–' : format.percent(share));
};
