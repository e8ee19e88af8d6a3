import { Trans } from '@lingui/react/macro';
import { Link } from 'react-router';
import { readFragment, type FragmentOf } from '../../graphql/graphql.js';
import { Avatar } from '../../ui/avatar.js';
import { TimeAgo } from '../../ui/time-ago.js';
import { Mark } from '../../ui/wordmark.js';
import { NotificationFields } from './notification-fields.js';

interface NotificationItemProps {
  notification: FragmentOf<typeof NotificationFields>;
  /** It is followed, and so read. */
  onFollow(id: string): void;
}

/** Within this site, whatever name it was reached by: the server writes addresses with its public one. */
const pathOf = (url: string) => {
  const { pathname, search, hash } = new URL(url, window.location.href);
  return pathname + search + hash;
};

export function NotificationItem({ notification: ref, onFollow }: NotificationItemProps) {
  const { id, text, url, readAt, createdAt, actor } = readFragment(NotificationFields, ref);
  return (
    <li className="notification" data-unread={readAt === null ? '' : undefined}>
      <Link to={pathOf(url)} onClick={() => onFollow(id)}>
        {actor ? <Avatar name={actor.displayName} handle={actor.handle} url={actor.avatarUrl} /> : <Mark />}
        <span className="notification-text">
          {readAt === null && (
            <span className="visually-hidden">
              <Trans>New:</Trans>{' '}
            </span>
          )}
          {text}
        </span>
        <TimeAgo time={createdAt} />
      </Link>
    </li>
  );
}
