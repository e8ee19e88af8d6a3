import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import { usePageHead } from '../../features/session/page-head.js';
import type { ResultOf } from '../../graphql/graphql.js';
import { useConnectionPages } from '../../graphql/use-connection-pages.js';
import { Icon } from '../../ui/icon.js';
import { Notice } from '../../ui/notice.js';
import { PageHeading } from '../../ui/page-heading.js';
import { Problem } from '../../ui/problem.js';
import { DeliveriesQuery } from './deliveries-query.js';
import { Delivery, DeliverySkeleton } from './delivery.js';
import { useFeedLink } from './use-feed-link.js';

const FEED = '/ideas-in-action.atom';

const DELIVERIES = {
  document: DeliveriesQuery,
  variables: (after: string | null) => ({ after }),
  connection: ({ adoptions }: ResultOf<typeof DeliveriesQuery>) => adoptions,
};

/** What was delivered, newest first: the promise kept, told to everybody. */
export default function IdeasInActionPage() {
  const { t } = useLingui();
  const title = t`Ideas in Action`;
  usePageHead(title);
  useFeedLink(FEED, title);
  const { rows, loading, error, hasMore, loadMore, retry } = useConnectionPages(DELIVERIES, 'deliveries');
  return (
    <div className="action-page">
      <div className="action-head">
        <div>
          <PageHeading>{title}</PageHeading>
          <p className="muted">
            <Trans>What became real because somebody said it and others backed it.</Trans>
          </p>
        </div>
        <a className="button button-quiet" href={FEED}>
          <Icon name="feed" />
          <Trans>Atom feed</Trans>
        </a>
      </div>
      <div aria-busy={loading}>
        {rows.map((row) => (
          <Delivery key={row.id} delivery={row} />
        ))}
        {loading && <DeliverySkeleton />}
        {loading && rows.length === 0 && <DeliverySkeleton />}
      </div>
      {error && <Problem error={error} retry={retry} />}
      {hasMore && !loading && !error && (
        <p className="action-more">
          <button type="button" className="button" onClick={loadMore}>
            <Trans>Show earlier deliveries</Trans>
          </button>
        </p>
      )}
      {rows.length === 0 && !loading && !error && (
        <Notice
          title={<Trans>No idea is delivered yet</Trans>}
          action={
            <Link className="button button-main" to="/roadmap">
              <Trans>See the roadmap</Trans>
            </Link>
          }
        >
          <p>
            <Trans>Each delivery is told here, with thanks to the people whose ideas it came from.</Trans>
          </p>
        </Notice>
      )}
    </div>
  );
}
