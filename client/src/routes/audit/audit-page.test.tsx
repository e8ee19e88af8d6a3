import { screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { ShellQuery } from '../../features/session/shell.js';
import { answer } from '../../testing/api.js';
import { ADA, shell, VIEWER } from '../../testing/facts.js';
import { renderAt } from '../../testing/render-page.js';
import AuditPage from './audit-page.js';
import { AuditActionsQuery, AuditCountQuery, AuditLogQuery, AuditPersonQuery } from './audit-query.js';

const EVENT = {
  __typename: 'AuditEvent',
  id: 'e1',
  action: 'content.hidden',
  summary: 'Hid #1 More benches: Spam',
  ipAddress: '192.0.2.1',
  createdAt: '2026-01-01T00:00:00.000Z',
  actor: { ...ADA, avatarUrl: undefined },
  subject: { __typename: 'Idea', id: 'i1', number: 1, slug: 'more-benches', title: 'More benches' },
};

function open(path: string, person: unknown = ADA, event: object = EVENT) {
  answer(ShellQuery, () => shell({ ...VIEWER, canAdminister: true }));
  answer(AuditActionsQuery, () => ({
    auditActions: [{ __typename: 'AuditAction', key: 'content.hidden', label: 'Hid …' }],
  }));
  answer(AuditPersonQuery, () => ({ member: person }));
  answer(AuditCountQuery, () => ({ auditLog: { __typename: 'AuditEventConnection', totalCount: 1 } }));
  const asked = answer(AuditLogQuery, () => ({
    auditLog: {
      __typename: 'AuditEventConnection',
      nodes: [event],
      pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null },
    },
  }));
  return { asked, ...renderAt(path, <AuditPage />) };
}

it('tells who did what and leads to it', async () => {
  open('/admin/audit');
  expect(await screen.findByRole('link', { name: 'Hid #1 More benches: Spam' })).toHaveAttribute(
    'href',
    '/ideas/1-more-benches',
  );
  await screen.findByText('1 entry, the latest first');
  screen.getByText('192.0.2.1');
});

it('narrows it by the address, and the address by what is chosen', async () => {
  const { asked, user } = open('/admin/audit?action=content.hidden&person=ada');
  await screen.findByRole('link', { name: /^Hid/ });
  expect(asked.at(-1)?.filter).toEqual({ actions: ['content.hidden'], actorId: 'm1', from: null, to: null });
  await user.click(screen.getByRole('button', { name: 'Show everything' }));
  await waitFor(() => expect(screen.getByTestId('address')).toHaveTextContent('/admin/audit'));
  await user.click(await screen.findByRole('button', { name: 'Ada Park' }));
  await waitFor(() => expect(screen.getByTestId('address')).toHaveTextContent('/admin/audit?person=ada'));
});

it('is worked by keyboard: what is chosen counts with Show, and the focus stays', async () => {
  const { asked, user } = open('/admin/audit');
  await screen.findByRole('option', { name: 'Hid …' });
  const action = screen.getByRole('combobox', { name: 'What was done' });
  await user.selectOptions(action, 'content.hidden');
  expect(action).toHaveFocus();
  expect(screen.getByTestId('address')).toHaveTextContent(/\/admin\/audit$/);
  const show = screen.getByRole('button', { name: 'Show' });
  show.focus();
  await user.keyboard('{Enter}');
  await waitFor(() => expect(asked.at(-1)?.filter?.actions).toEqual(['content.hidden']));
  expect(screen.getByRole('button', { name: 'Show' })).toHaveFocus();
  await user.click(screen.getByRole('button', { name: 'Show everything' }));
  await waitFor(() => expect(asked.at(-1)?.filter?.actions).toBeNull());
  expect(screen.getByRole('button', { name: 'Show' })).toHaveFocus();
  expect(screen.getByRole('combobox', { name: 'What was done' })).toHaveValue('');
});

it('leads to nobody who was erased', async () => {
  const gone = { ...ADA, avatarUrl: undefined, handle: 'deleted-1a2b3c', displayName: 'Deleted member' };
  open('/admin/audit', ADA, {
    ...EVENT,
    summary: 'Made Deleted member a moderator',
    actor: gone,
    subject: { ...gone, __typename: 'Member' },
  });
  await screen.findByText('Deleted member');
  expect(screen.queryByRole('button', { name: 'Deleted member' })).toBeNull();
  expect(screen.queryByRole('link', { name: /^Made/ })).toBeNull();
});

it('shows nobody’s list while it looks for who has a handle', async () => {
  const { asked, user } = open('/admin/audit?person=ada');
  await screen.findByRole('link', { name: /^Hid/ });
  answer(AuditPersonQuery, () => ({ member: { ...ADA, id: 'm2', displayName: 'Ben' } }));
  await user.clear(screen.getByRole('textbox', { name: 'By whom' }));
  await user.type(screen.getByRole('textbox', { name: 'By whom' }), 'ben{Enter}');
  await waitFor(() => expect(asked.at(-1)?.filter?.actorId).toBe('m2'));
  expect(asked.map(({ filter }) => filter?.actorId)).toEqual(['m1', 'm2']);
});

it('says when nobody has the handle', async () => {
  const { asked } = open('/admin/audit?person=nobody', null);
  await screen.findByText('Nobody has this handle.');
  expect(asked).toEqual([]);
});

it('tells who is no administrator so', async () => {
  answer(ShellQuery, () => shell(VIEWER));
  renderAt('/admin/audit', <AuditPage />);
  await screen.findByText('This page is for administrators');
});
