import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import { graphql } from '../../graphql/graphql.js';
import { useAnnounce } from '../../ui/announcer.js';
import { Icon } from '../../ui/icon.js';
import { Menu } from '../../ui/menu.js';
import { Problem } from '../../ui/problem.js';
import { NotificationFields } from './notification-fields.js';
import { NotificationItem } from './notification-item.js';
import { useLiveNotifications } from './use-live-notifications.js';
import { useMarkRead } from './use-mark-read.js';

export const BellQuery = graphql(`
  query Bell {
    viewer {
      unreadNotificationCount
    }
  }
`);

export const LatestNotificationsQuery = graphql(
  `
    query LatestNotifications {
      viewer {
        notifications(first: 8) {
          nodes {
            id
            ...NotificationFields
          }
        }
      }
    }
  `,
  [NotificationFields],
);

/** More than this is "99+": the number is a nudge, not a statistic. */
const SHOWN_MAX = 99;

/** What came for the viewer: how much is unread at a glance, the latest behind a press. */
export function NotificationBell() {
  const { t } = useLingui();
  const announce = useAnnounce();
  const [{ data }, execute] = useQuery({ query: BellQuery });
  const refresh = () => execute({ requestPolicy: 'network-only' });
  useLiveNotifications((text) => {
    refresh();
    if (text !== null) announce(t`New notification: ${text}`);
  });
  const unread = data?.viewer?.unreadNotificationCount ?? 0;
  const label =
    unread === 0
      ? t`Notifications`
      : t`${plural(unread, { one: 'Notifications, # new', other: 'Notifications, # new' })}`;
  return (
    <Menu
      label={label}
      lazy
      button={
        <>
          <Icon name="bell" />
          {unread > 0 && (
            <span className="bell-count" aria-hidden="true">
              {unread > SHOWN_MAX ? `${SHOWN_MAX}+` : unread}
            </span>
          )}
        </>
      }
    >
      <LatestNotifications refresh={refresh} />
    </Menu>
  );
}

function LatestNotifications({ refresh }: { refresh(): void }) {
  const markRead = useMarkRead();
  const [{ data, error }, execute] = useQuery({
    query: LatestNotificationsQuery,
    requestPolicy: 'cache-and-network',
  });
  const nodes = data?.viewer?.notifications.nodes;
  const mark = async (ids: string[] | null) => {
    if (await markRead(ids)) {
      refresh();
      execute({ requestPolicy: 'network-only' });
    }
  };
  return (
    <div className="bell-panel">
      {error && !nodes && <Problem error={error} retry={() => execute({ requestPolicy: 'network-only' })} />}
      {!nodes && !error && (
        <div aria-busy="true">
          <span className="skeleton" />
          <span className="skeleton" />
          <span className="skeleton" />
        </div>
      )}
      {nodes?.length === 0 && (
        <p className="menu-note">
          <Trans>Nothing yet. What becomes of ideas that you back will show here.</Trans>
        </p>
      )}
      {nodes && nodes.length > 0 && (
        <ul className="notifications">
          {nodes.map((node) => (
            <NotificationItem key={node.id} notification={node} onFollow={(id) => void mark([id])} />
          ))}
        </ul>
      )}
      <hr />
      {nodes && nodes.length > 0 && (
        <button type="button" className="menu-item" onClick={() => void mark(null)}>
          <Icon name="check" />
          <Trans>Mark all as read</Trans>
        </button>
      )}
      <Link className="menu-item" to="/notifications">
        <Trans>See all notifications</Trans>
      </Link>
      <Link className="menu-item" to="/account/notifications">
        <Trans>Mail and language</Trans>
      </Link>
    </div>
  );
}
