import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { FormFailure } from '../../graphql/use-form-mutation.js';
import { FormProblem } from '../../ui/form-problem.js';
import { Paging, type PagingProps } from './paging.js';

interface OperationTableProps<Row> extends PagingProps {
  rows: readonly Row[];
  /** Each with its name; the first is what a row is about. */
  columns: ReadonlyArray<readonly [name: string, cell: (row: Row) => ReactNode]>;
  fault: (row: Row) => string | null;
  /** From useRetry. */
  retrying: { retry(ids: string[]): Promise<void>; pending: boolean; failure: FormFailure };
  /** What the buttons say; without one there is no such button. */
  retryOne: string | null;
  retryAll: string | null;
}

/** A page of what waits or went wrong, and another try for one or all of it. */
export function OperationTable<Row extends { id: string }>({
  rows,
  columns,
  fault,
  retrying: { retry, pending, failure },
  retryOne,
  retryAll,
  ...paging
}: OperationTableProps<Row>) {
  const { t } = useLingui();
  const [subject, ...facts] = columns;
  const retryButton = (label: string, ids: string[], isQuiet: boolean) => (
    <button
      type="button"
      className={isQuiet ? 'button button-quiet' : 'button'}
      aria-disabled={pending || undefined}
      onClick={() => void retry(ids)}
    >
      {label}
    </button>
  );
  return (
    <>
      <FormProblem
        general={failure.userErrors.map(({ message }) => message)}
        requestError={failure.requestError}
      />
      {retryAll !== null && (
        <p>
          {retryButton(
            retryAll,
            rows.map(({ id }) => id),
            false,
          )}
        </p>
      )}
      <div className="operation-box">
        <table className="operation-table">
          <thead>
            <tr>
              {columns.map(([name]) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
              <th scope="col">{t`Last fault`}</th>
              {retryOne !== null && <th scope="col" aria-label={t`What to do`} />}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <th scope="row">{subject?.[1](row)}</th>
                {facts.map(([name, cell]) => (
                  <td key={name}>{cell(row)}</td>
                ))}
                <td className="operation-fault">{fault(row)}</td>
                {retryOne !== null && <td>{retryButton(retryOne, [row.id], true)}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Paging {...paging} />
    </>
  );
}
