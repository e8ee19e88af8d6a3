import { Trans, useLingui } from '@lingui/react/macro';
import { Link, NavLink, useLocation, useMatch } from 'react-router';
import { useShell } from '../features/session/shell.js';
import { Icon } from '../ui/icon.js';
import { Menu } from '../ui/menu.js';

/** Beside the brand, where there is room. */
export function SiteNav() {
  const { t } = useLingui();
  return (
    <nav className="site-nav" aria-label={t`Pages`}>
      <Places />
    </nav>
  );
}

/** The same behind one button, where there is none. */
export function SiteMenu() {
  const { t } = useLingui();
  return (
    <div className="site-menu">
      <Menu label={t`Pages`} button={<Icon name="menu" />}>
        <nav aria-label={t`Pages`}>
          <Places />
        </nav>
      </Menu>
    </div>
  );
}

function Places() {
  const { viewer, hasStorms } = useShell();
  const { pathname } = useLocation();
  const onBoard = useMatch('/boards/:slug') !== null;
  return (
    <ul>
      <li>
        <Link to="/" aria-current={pathname === '/' ? 'page' : onBoard ? 'true' : undefined}>
          <Trans>Ideas</Trans>
        </Link>
      </li>
      <li>
        <NavLink to="/roadmap">
          <Trans>Roadmap</Trans>
        </NavLink>
      </li>
      <li>
        <NavLink to="/ideas-in-action">
          <Trans>Ideas in Action</Trans>
        </NavLink>
      </li>
      {(hasStorms || (viewer && viewer.triageBoards.length > 0)) && (
        <li>
          <NavLink to="/storms">
            <Trans>Storms</Trans>
          </NavLink>
        </li>
      )}
      <li>
        <NavLink to="/people">
          <Trans>People</Trans>
        </NavLink>
      </li>
      {viewer && viewer.triageBoards.length > 0 && (
        <li>
          <NavLink to="/triage">
            <Trans>Triage</Trans>
          </NavLink>
        </li>
      )}
    </ul>
  );
}
