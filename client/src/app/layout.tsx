import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Link, useLocation, useMatch } from 'react-router';
import { SearchField } from '../features/ideas/search-field.js';
import { NotificationBell } from '../features/notifications/notification-bell.js';
import { AccountMenu } from '../features/session/account-menu.js';
import { useShell } from '../features/session/shell.js';
import { LanguageSelect, ThemeMenu } from '../ui/display-menu.js';
import { Icon } from '../ui/icon.js';
import { Problem } from '../ui/problem.js';
import { Logo, Mark } from '../ui/wordmark.js';
import { useHeaderRoom } from './header-room.js';
import { OfflineHint } from './offline-hint.js';
import { SiteMenu, SiteNav } from './site-nav.js';

export function Layout({ children }: { children: ReactNode }) {
  const { t } = useLingui();
  const { viewer, community, error, reload } = useShell();
  const { pathname } = useLocation();
  const board = useMatch('/boards/:slug');
  const onList = board !== null || pathname === '/';
  const name = community?.name ?? 'Groundswell';
  const header = useHeaderRoom();
  return (
    <>
      <a className="skip" href="#main">
        <Trans>Skip to the content</Trans>
      </a>
      <header ref={header} className="header" data-list={onList ? '' : undefined}>
        <SiteMenu />
        <Link className="brand" to="/" aria-label={t`${name}, all ideas`}>
          <Logo url={community?.logoUrl ?? null} />
          <span>{name}</span>
        </Link>
        <SiteNav />
        <SearchField />
        <div className="header-actions">
          {pathname !== '/submit' && (
            <Link
              className="button button-main header-submit"
              to={board?.params.slug ? `/submit?board=${encodeURIComponent(board.params.slug)}` : '/submit'}
            >
              <Icon name="plus" />
              <span>
                <Trans>Submit an idea</Trans>
              </span>
            </Link>
          )}
          <LanguageSelect />
          <ThemeMenu />
          {viewer && <NotificationBell />}
          <AccountMenu />
        </div>
      </header>
      <OfflineHint />
      <main id="main" tabIndex={-1}>
        {error ? (
          <div className="page">
            <Problem error={error} retry={reload} />
          </div>
        ) : (
          children
        )}
      </main>
      <footer className="footer">
        <p>
          <Mark />
          <Trans>Powered by Groundswell</Trans>
        </p>
      </footer>
    </>
  );
}
