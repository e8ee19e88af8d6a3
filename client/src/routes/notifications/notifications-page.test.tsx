import { act, screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { MarkNotificationsRead } from '../../features/notifications/use-mark-read.js';
import { ShellQuery } from '../../features/session/shell.js';
import { answer } from '../../testing/api.js';
import { ADA, shell, VIEWER } from '../../testing/facts.js';
import { pushLive } from '../../testing/live.js';
import { renderAt } from '../../testing/render-page.js';
import NotificationsPage, { NotificationsQuery } from './notifications-page.js';

const news = (id: string, text: string, readAt: string | null = null) => ({
  __typename: 'Notification',
  id,
  kind: 'STATUS_CHANGED',
  text,
  url: 'https://ideas.example.org/ideas/7-more-benches',
  readAt,
  createdAt: new Date().toISOString(),
  actor: ADA,
});

const page = (nodes: object[], unread: number) => ({
  viewer: {
    __typename: 'Viewer',
    unreadNotificationCount: unread,
    notifications: {
      __typename: 'NotificationConnection',
      nodes,
      pageInfo: { __typename: 'PageInfo', hasNextPage: false },
    },
  },
});

it('shows what came, leads to it within this site, and marks it as read', async () => {
  answer(ShellQuery, () => shell(VIEWER));
  answer(NotificationsQuery, () => page([news('n1', 'More benches: not planned')], 1));
  const marks = answer(MarkNotificationsRead, () => ({
    markNotificationsRead: { viewer: { __typename: 'Viewer', unreadNotificationCount: 0 }, userErrors: [] },
  }));
  const { user } = renderAt('/notifications', <NotificationsPage />);
  const link = await screen.findByRole('link', { name: /New:\s*More benches: not planned/ });
  expect(link).toHaveAttribute('href', '/ideas/7-more-benches');
  await user.click(link);
  await waitFor(() => expect(marks).toEqual([{ ids: ['n1'] }]));
});

it('takes in what comes meanwhile', async () => {
  answer(ShellQuery, () => shell(VIEWER));
  let nodes = [news('n1', 'The first', '2026-01-01T00:00:00.000Z')];
  answer(NotificationsQuery, () => page(nodes, nodes.length - 1));
  renderAt('/notifications', <NotificationsPage />);
  await screen.findByText('The first');
  nodes = [news('n2', 'The second'), ...nodes];
  act(() => {
    expect(
      pushLive('notificationReceived', { __typename: 'Notification', id: 'n2', text: 'The second' }),
    ).toBe(1);
  });
  await screen.findByText('The second');
});

it('says what to do where nothing has come', async () => {
  answer(ShellQuery, () => shell(VIEWER));
  answer(NotificationsQuery, () => page([], 0));
  renderAt('/notifications', <NotificationsPage />);
  await screen.findByText('Nothing has come for you yet');
  expect(screen.getByRole('link', { name: 'See all ideas' })).toBeInTheDocument();
});
