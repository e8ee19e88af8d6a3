import type { AnyVariables } from '@urql/core';
import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { PagedList } from '../../graphql/connection-pages.js';
import { useConnectionPages } from '../../graphql/use-connection-pages.js';
import { Problem } from '../../ui/problem.js';

interface PagedRowsProps<Data, Variables extends AnyVariables, Row extends { id: string }> {
  /** The same object as long as it is the same list. */
  list: PagedList<Data, Variables, Row>;
  /** Tells it from other lists of the page. */
  name: string;
  label: string;
  className?: string;
  renderRow(row: Row): ReactNode;
  empty: ReactNode;
}

/** A list of a profile, page by page. */
export function PagedRows<Data, Variables extends AnyVariables, Row extends { id: string }>({
  list,
  name,
  label,
  className,
  renderRow,
  empty,
}: PagedRowsProps<Data, Variables, Row>) {
  const { rows, loading, error, hasMore, loadMore, retry } = useConnectionPages(list, name);
  if (rows.length === 0 && !loading) return error ? <Problem error={error} retry={retry} /> : <>{empty}</>;
  return (
    <>
      <ul className={className} aria-label={label} aria-busy={loading}>
        {rows.map((one) => renderRow(one))}
        {loading && (
          <li aria-hidden="true">
            <span className="skeleton member-row-skeleton" />
          </li>
        )}
      </ul>
      {error && <Problem error={error} retry={retry} />}
      {hasMore && !error && rows.length > 0 && (
        <p className="member-more">
          <button
            type="button"
            className="button"
            aria-disabled={loading || undefined}
            onClick={() => !loading && loadMore()}
          >
            <Trans>Show more</Trans>
          </button>
        </p>
      )}
    </>
  );
}
