import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import { useFormat } from '../../i18n/use-format.js';
import { Avatar } from '../../ui/avatar.js';
import { Icon } from '../../ui/icon.js';
import type { ListedMember } from './members-query.js';
import { useRoleNames } from './role-dialog.js';

/** Somebody in the list, with what an administrator does about them; bans are on their page. */
export function MemberRow({ member, changeRole }: { member: ListedMember; changeRole(): void }) {
  const { t } = useLingui();
  const format = useFormat();
  const roles = useRoleNames();
  const { handle, displayName, avatarUrl, email, role, ban } = member;
  const joined = format.day(member.joinedAt);
  return (
    <li className="card admin-row">
      <div className="admin-person admin-row-text">
        <Avatar name={displayName} handle={handle} url={avatarUrl} />
        <div>
          <h2>
            <Link to={`/members/${encodeURIComponent(handle)}`}>{displayName}</Link>
          </h2>
          <p className="admin-facts">
            <span>@{handle}</span>
            {email !== null && <span>{email}</span>}
            <span>
              <Trans>Joined {joined}</Trans>
            </span>
            {ban && (
              <strong>
                {ban.until === null ? (
                  <Trans>Banned for good</Trans>
                ) : (
                  <Trans>Banned until {format.day(ban.until)}</Trans>
                )}
              </strong>
            )}
          </p>
        </div>
      </div>
      <div className="admin-row-actions">
        <span className="role-chip" data-role={role}>
          {roles[role]}
        </span>
        <button
          type="button"
          className="button button-quiet"
          onClick={changeRole}
          aria-label={t`Role ${displayName}`}
        >
          <Icon name="edit" />
          <Trans>Role</Trans>
        </button>
      </div>
    </li>
  );
}
