import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Navigate, NavLink } from 'react-router';
import { PageHeading } from '../../ui/page-heading.js';
import { usePageHead } from '../session/page-head.js';
import { withNext } from '../session/return-to.js';
import { useShell } from '../session/shell.js';

interface AccountFrameProps {
  title: string;
  /** Where one comes back to after signing in. */
  path: string;
  busy?: boolean;
  /** Only where somebody is signed in. */
  children: ReactNode;
}

/** What the pages of one's own account share: the way from one to the other. */
export function AccountFrame({ title, path, busy = false, children }: AccountFrameProps) {
  const { viewer } = useShell();
  usePageHead(title);
  if (viewer === null) return <Navigate to={withNext('/sign-in', path)} replace />;
  return (
    <div className="page account-page" aria-busy={busy || viewer === undefined}>
      <AccountNav />
      <div className="account-content">
        <PageHeading>{title}</PageHeading>
        {viewer && children}
      </div>
    </div>
  );
}

function AccountNav() {
  const { t } = useLingui();
  const places = [
    ['/account', t`Profile`],
    ['/account/email', t`E-mail address`],
    ['/account/password', t`Password`],
    ['/account/sessions', t`Sessions`],
    ['/account/notifications', t`Mail and language`],
    ['/account/data', t`Your data`],
  ] as const;
  return (
    <nav className="account-nav" aria-label={t`Account`}>
      <ul>
        {places.map(([path, name]) => (
          <li key={path}>
            <NavLink to={path} end>
              {name}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
