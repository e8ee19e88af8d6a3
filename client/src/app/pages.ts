import { matchPath } from 'react-router';
import { lazyPage, type LazyPage } from './lazy-page.js';

const ideas = lazyPage(() => import('../routes/ideas/ideas-page.js'));

export const PAGES: ReadonlyArray<{ path: string; page: LazyPage }> = [
  { path: '/', page: ideas },
  { path: '/boards/:slug', page: ideas },
  { path: '/ideas/:numberAndSlug', page: lazyPage(() => import('../routes/idea/idea-page.js')) },
  { path: '/roadmap', page: lazyPage(() => import('../routes/roadmap/roadmap-page.js')) },
  { path: '/adoptions/:id', page: lazyPage(() => import('../routes/adoption/adoption-page.js')) },
  {
    path: '/ideas-in-action',
    page: lazyPage(() => import('../routes/ideas-in-action/ideas-in-action-page.js')),
  },
  { path: '/storms', page: lazyPage(() => import('../routes/storms/storms-page.js')) },
  { path: '/storms/:slug', page: lazyPage(() => import('../routes/storm/storm-page.js')) },
  { path: '/submit', page: lazyPage(() => import('../routes/submit/submit-page.js')) },
  { path: '/sign-in', page: lazyPage(() => import('../routes/sign-in/sign-in-page.js')) },
  { path: '/sign-in/link', page: lazyPage(() => import('../routes/mailed-link/sign-in-link-page.js')) },
  { path: '/sign-up', page: lazyPage(() => import('../routes/sign-up/sign-up-page.js')) },
  { path: '/verify-email', page: lazyPage(() => import('../routes/mailed-link/verify-email-page.js')) },
  {
    path: '/forgot-password',
    page: lazyPage(() => import('../routes/forgot-password/forgot-password-page.js')),
  },
  { path: '/account', page: lazyPage(() => import('../routes/account/profile-page.js')) },
  { path: '/account/email', page: lazyPage(() => import('../routes/account/email-page.js')) },
  { path: '/account/sessions', page: lazyPage(() => import('../routes/account/sessions-page.js')) },
  { path: '/account/data', page: lazyPage(() => import('../routes/account/data-page.js')) },
  { path: '/account/deleted', page: lazyPage(() => import('../routes/account/deleted-page.js')) },
  { path: '/account/password', page: lazyPage(() => import('../routes/password/password-page.js')) },
  {
    path: '/account/notifications',
    page: lazyPage(() => import('../routes/notification-settings/notification-settings-page.js')),
  },
  { path: '/notifications', page: lazyPage(() => import('../routes/notifications/notifications-page.js')) },
  { path: '/insights', page: lazyPage(() => import('../routes/insights/insights-page.js')) },
  { path: '/admin/boards', page: lazyPage(() => import('../routes/admin-boards/boards-page.js')) },
  { path: '/admin/teams', page: lazyPage(() => import('../routes/admin-teams/teams-page.js')) },
  { path: '/admin/members', page: lazyPage(() => import('../routes/admin-members/members-page.js')) },
  { path: '/admin/community', page: lazyPage(() => import('../routes/admin-community/community-page.js')) },
  { path: '/admin/operations', page: lazyPage(() => import('../routes/operations/operations-page.js')) },
  { path: '/admin/workflow', page: lazyPage(() => import('../routes/workflow/workflow-page.js')) },
  { path: '/admin/reputation', page: lazyPage(() => import('../routes/reputation/reputation-page.js')) },
  { path: '/admin/audit', page: lazyPage(() => import('../routes/audit/audit-page.js')) },
  { path: '/moderation', page: lazyPage(() => import('../routes/moderation/moderation-page.js')) },
  { path: '/setup', page: lazyPage(() => import('../routes/setup/setup-page.js')) },
  { path: '/members/:handle', page: lazyPage(() => import('../routes/member/member-page.js')) },
  { path: '/people', page: lazyPage(() => import('../routes/people/people-page.js')) },
  { path: '/triage', page: lazyPage(() => import('../routes/triage/triage-page.js')) },
  { path: '*', page: lazyPage(() => import('../routes/not-found/not-found-page.js')) },
];

/** Loads the page of `pathname` before the first render, so that what the server rendered stays until then. */
export async function preloadPage(pathname: string): Promise<void> {
  await PAGES.find(({ path }) => matchPath(path, pathname))?.page.preload();
}
