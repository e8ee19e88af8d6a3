import { Trans } from '@lingui/react/macro';

export interface PagingProps {
  /** Where the page that is shown begins; null for the first. */
  after: string | null;
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  show(after: string | null): void;
}

export function Paging({ after, pageInfo, show }: PagingProps) {
  if (after === null && !pageInfo.hasNextPage) return null;
  return (
    <p className="form-actions">
      {after !== null && (
        <button type="button" className="button" onClick={() => show(null)}>
          <Trans>Back to the first</Trans>
        </button>
      )}
      {pageInfo.hasNextPage && (
        <button type="button" className="button" onClick={() => show(pageInfo.endCursor)}>
          <Trans>Show the next ones</Trans>
        </button>
      )}
    </p>
  );
}
