import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Link, Navigate, useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { NotificationFields } from '../../features/notifications/notification-fields.js';
import { NotificationItem } from '../../features/notifications/notification-item.js';
import { useLiveNotifications } from '../../features/notifications/use-live-notifications.js';
import { useMarkRead } from '../../features/notifications/use-mark-read.js';
import { usePageHead } from '../../features/session/page-head.js';
import { withNext } from '../../features/session/return-to.js';
import { useShell } from '../../features/session/shell.js';
import { graphql } from '../../graphql/graphql.js';
import { Icon } from '../../ui/icon.js';
import { Notice } from '../../ui/notice.js';
import { PageHeading } from '../../ui/page-heading.js';
import { Problem } from '../../ui/problem.js';

export const NotificationsQuery = graphql(
  `
    query Notifications($first: Int!, $unreadOnly: Boolean!) {
      viewer {
        unreadNotificationCount
        notifications(first: $first, unreadOnly: $unreadOnly) {
          nodes {
            id
            ...NotificationFields
          }
          pageInfo {
            hasNextPage
          }
        }
      }
    }
  `,
  [NotificationFields],
);

const STEP = 30;
/** The API's largest page; who wants to go further back finds the ideas themselves. */
const MOST = 100;

export default function NotificationsPage() {
  const { t } = useLingui();
  const { viewer } = useShell();
  const [search, setSearch] = useSearchParams();
  const unreadOnly = search.get('unread') === '1';
  const [first, setFirst] = useState(STEP);
  const markRead = useMarkRead();
  const [{ data, error, fetching }, execute] = useQuery({
    query: NotificationsQuery,
    variables: { first, unreadOnly },
    pause: !viewer,
    requestPolicy: 'cache-and-network',
  });
  const refresh = () => execute({ requestPolicy: 'network-only' });
  useLiveNotifications(refresh);
  usePageHead(t`Notifications`);
  if (viewer === null) return <Navigate to={withNext('/sign-in', '/notifications')} replace />;
  const mark = async (ids: string[] | null) => {
    if (await markRead(ids)) refresh();
  };
  const known = data?.viewer;
  const nodes = known?.notifications.nodes;
  return (
    <div className="page notifications-page" aria-busy={!nodes && !error}>
      <PageHeading>
        <Trans>Notifications</Trans>
      </PageHeading>
      <div className="form-actions">
        <label className="check">
          <input
            type="checkbox"
            checked={unreadOnly}
            onChange={(event) => setSearch(event.target.checked ? { unread: '1' } : {}, { replace: true })}
          />
          {known && known.unreadNotificationCount > 0 ? (
            <Plural value={known.unreadNotificationCount} one="Only new (#)" other="Only new (#)" />
          ) : (
            <Trans>Only new</Trans>
          )}
        </label>
        {known && known.unreadNotificationCount > 0 && (
          <button type="button" className="button button-quiet" onClick={() => void mark(null)}>
            <Icon name="check" />
            <Trans>Mark all as read</Trans>
          </button>
        )}
        <Link className="button button-quiet" to="/account/notifications">
          <Trans>Mail and language</Trans>
        </Link>
      </div>
      {error && !nodes && <Problem error={error} retry={refresh} />}
      {!nodes && !error && <NotificationSkeletons />}
      {nodes?.length === 0 && !fetching && (
        <Notice
          title={unreadOnly ? <Trans>Nothing new</Trans> : <Trans>Nothing has come for you yet</Trans>}
          action={
            <Link className="button" to="/">
              <Trans>See all ideas</Trans>
            </Link>
          }
        >
          <Trans>Submit, vote on or follow an idea, and you will read here what becomes of it.</Trans>
        </Notice>
      )}
      {nodes && nodes.length > 0 && (
        <ul className="notifications card">
          {nodes.map((node) => (
            <NotificationItem key={node.id} notification={node} onFollow={(id) => void mark([id])} />
          ))}
        </ul>
      )}
      {known?.notifications.pageInfo.hasNextPage && first < MOST && (
        <button
          type="button"
          className="button"
          onClick={() => setFirst(Math.min(MOST, first + STEP))}
          aria-disabled={fetching || undefined}
        >
          <Trans>Show earlier ones</Trans>
        </button>
      )}
    </div>
  );
}

function NotificationSkeletons() {
  return (
    <div className="notification-skeletons" aria-hidden="true">
      {Array.from({ length: 6 }, (_, index) => (
        <span className="skeleton" key={index} />
      ))}
    </div>
  );
}
