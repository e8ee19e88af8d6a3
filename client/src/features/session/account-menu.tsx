import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Link, useLocation } from 'react-router';
import { useMutation } from 'urql';
import { graphql } from '../../graphql/graphql.js';
import { Avatar } from '../../ui/avatar.js';
import { Menu } from '../../ui/menu.js';
import { ModerationBadge } from '../moderation/moderation-badge.js';
import { withNext } from './return-to.js';
import { useShell } from './shell.js';
import { useSessionEnd } from './use-session-change.js';

const SignOut = graphql(`
  mutation SignOut {
    signOut {
      signedOut
    }
  }
`);

export function AccountMenu() {
  const { t } = useLingui();
  const { viewer } = useShell();
  const { pathname, search } = useLocation();
  const [, signOut] = useMutation(SignOut);
  const endSession = useSessionEnd();
  if (viewer === undefined) return <span className="skeleton account-skeleton" aria-hidden="true" />;
  if (viewer === null) {
    return (
      <>
        <Link className="button button-quiet account-sign-in" to={withNext('/sign-in', pathname + search)}>
          <Trans>Sign in</Trans>
        </Link>
        <Link className="button account-sign-up" to={withNext('/sign-up', pathname + search)}>
          <Trans>Sign up</Trans>
        </Link>
      </>
    );
  }
  const { member, email } = viewer;
  const waiting = viewer.moderationCount ?? 0;
  const name = member.displayName;
  const leave = async () => {
    const { error } = await signOut({});
    if (!error) endSession('/');
  };
  return (
    <Menu
      label={
        waiting > 0
          ? t`Account of ${name}. ${plural(waiting, { one: '# post waits', other: '# posts wait' })} for a moderator.`
          : t`Account of ${name}`
      }
      button={
        <>
          <Avatar name={name} handle={member.handle} url={member.avatarUrl} />
          {waiting > 0 && <span className="account-dot" aria-hidden="true" />}
        </>
      }
    >
      <p className="menu-note">
        <strong>{member.displayName}</strong>
        <br />
        {email}
      </p>
      <Link className="menu-item" to={`/members/${encodeURIComponent(member.handle)}`}>
        <Trans>Your profile</Trans>
      </Link>
      <Link className="menu-item" to="/?mine=1">
        <Trans>Ideas you voted on</Trans>
      </Link>
      <Link className="menu-item" to="/account">
        <Trans>Account</Trans>
      </Link>
      {viewer.canModerate && (
        <>
          <hr />
          <Link className="menu-item" to="/moderation">
            <Trans>Moderation</Trans>
            <ModerationBadge count={waiting} />
          </Link>
        </>
      )}
      {(viewer.canAdminister || viewer.triageBoards.length > 0) && (
        <>
          <hr />
          <Link className="menu-item" to="/insights">
            <Trans>Insights</Trans>
          </Link>
        </>
      )}
      {viewer.canAdminister && (
        <>
          <Link className="menu-item" to="/admin/boards">
            <Trans>Administration</Trans>
          </Link>
        </>
      )}
      <hr />
      <button type="button" className="menu-item" onClick={() => void leave()}>
        <Trans>Sign out</Trans>
      </button>
    </Menu>
  );
}
