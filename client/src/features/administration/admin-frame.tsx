import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Link, Navigate, NavLink, useLocation } from 'react-router';
import { Notice } from '../../ui/notice.js';
import { PageHeading } from '../../ui/page-heading.js';
import { usePageHead } from '../session/page-head.js';
import { withNext } from '../session/return-to.js';
import { useShell } from '../session/shell.js';

interface AdminFrameProps {
  title: string;
  /** Shown to administrators alone; what it asks the server for is asked by nobody else. */
  children: ReactNode;
}

/** What the pages for administrators have in common: who may see them, and the way from one to the other. */
export function AdminFrame({ title, children }: AdminFrameProps) {
  const { viewer } = useShell();
  const { pathname, search } = useLocation();
  usePageHead(title);
  if (viewer === null) return <Navigate to={withNext('/sign-in', pathname + search)} replace />;
  return (
    <div className="page admin-page" aria-busy={viewer === undefined}>
      {viewer?.canAdminister && <AdminNav />}
      <div className="admin-content">
        <PageHeading>{title}</PageHeading>
        {viewer && !viewer.canAdminister && (
          <Notice
            title={<Trans>This page is for administrators</Trans>}
            action={
              <Link className="button" to="/">
                <Trans>See all ideas</Trans>
              </Link>
            }
          />
        )}
        {viewer === undefined && <span className="skeleton admin-skeleton" />}
        {viewer?.canAdminister && children}
      </div>
    </div>
  );
}

/** Beside the page where there is room, else above it, to be pushed sideways. */
function AdminNav() {
  const { t } = useLingui();
  const places: ReadonlyArray<readonly [path: string, name: string]> = [
    ['/admin/boards', t`Boards`],
    ['/admin/teams', t`Teams`],
    ['/admin/members', t`Members`],
    ['/admin/workflow', t`Workflow`],
    ['/admin/community', t`Community`],
    ['/admin/reputation', t`Reputation`],
    ['/admin/operations', t`Jobs and mail`],
    ['/admin/audit', t`Audit log`],
  ];
  return (
    <nav className="admin-nav" aria-label={t`Administration`}>
      {places.map(([path, name]) => (
        <NavLink key={path} to={path} ref={showCurrent}>
          {name}
        </NavLink>
      ))}
    </nav>
  );
}

/** On a phone the current place may lie outside of what the row shows. */
function showCurrent(link: HTMLAnchorElement | null): void {
  const row = link?.parentElement;
  if (row && link.getAttribute('aria-current') === 'page')
    row.scrollLeft = link.offsetLeft - (row.clientWidth - link.offsetWidth) / 2;
}
