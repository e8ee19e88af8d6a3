import { screen, waitFor } from '@testing-library/react';
import { Link } from 'react-router';
import { expect, it } from 'vitest';
import { ShellQuery } from '../../features/session/shell.js';
import { answer } from '../../testing/api.js';
import { ADA, shell, userError, VIEWER } from '../../testing/facts.js';
import { renderAt } from '../../testing/render-page.js';
import MembersPage from './members-page.js';
import { AdminMembersQuery, MemberCountQuery, SetMemberRole } from './members-query.js';

const BOB = {
  ...ADA,
  id: 'm2',
  handle: 'bob',
  displayName: 'Bob',
  role: 'MEMBER',
  email: 'bob@example.org',
  joinedAt: '2026-01-01T00:00:00.000Z',
  ban: null,
};

function page(path = '/admin/members', member: typeof ADA = ADA) {
  answer(ShellQuery, () => shell({ ...VIEWER, canAdminister: true, member }));
  const asked = answer(AdminMembersQuery, ({ filter }) => ({
    members: {
      __typename: 'MemberConnection',
      nodes: filter?.search === 'nobody' ? [] : [member === BOB ? { ...BOB, role: 'ADMIN' } : BOB],
      pageInfo: { __typename: 'PageInfo', hasNextPage: true, endCursor: 'after Bob' },
    },
  }));
  const counted = answer(MemberCountQuery, ({ filter }) => ({
    members: { __typename: 'MemberConnection', totalCount: filter?.search === 'nobody' ? 0 : 1 },
  }));
  const other = <Link to="/admin/members">All of them</Link>;
  return {
    asked,
    counted,
    ...renderAt(
      path,
      <>
        {other}
        <MembersPage />
      </>,
    ),
  };
}

it('searches as one types, and keeps the filters in the address', async () => {
  const { user, asked } = page();
  await screen.findByRole('link', { name: 'Bob' });
  await user.type(screen.getByLabelText('Name, handle or e-mail address'), 'nobody');
  await screen.findByText('Nobody matches');
  await user.selectOptions(screen.getByLabelText('Role'), 'ADMIN');
  await user.selectOptions(screen.getByLabelText('Banned'), '1');
  await waitFor(() =>
    expect(screen.getByTestId('address')).toHaveTextContent('/admin/members?q=nobody&role=ADMIN&banned=1'),
  );
  await waitFor(() =>
    expect(asked.at(-1)).toEqual({ filter: { search: 'nobody', role: 'ADMIN', banned: true }, after: null }),
  );
  // Not at every letter.
  expect(asked.length).toBeLessThan(6);
});

it('counts apart from the list, and not again with each page of it', async () => {
  const { user, counted, asked } = page();
  await screen.findByText('1 member');
  await user.click(screen.getByRole('button', { name: 'Show more' }));
  await waitFor(() => expect(asked.at(-1)?.after).toBe('after Bob'));
  expect(counted.length).toBe(1);
});

it('says in the field what the list is of, however one came there', async () => {
  const { user, asked } = page('/admin/members?q=bo');
  await screen.findByRole('link', { name: 'Bob' });
  await user.click(screen.getByRole('link', { name: 'All of them' }));
  await waitFor(() => expect(asked.at(-1)?.filter?.search).toBeNull());
  expect(screen.getByLabelText('Name, handle or e-mail address')).toHaveValue('');
});

it('warns whoever takes their own role, and leaves nobody in a dead page', async () => {
  const { user } = page('/admin/members', BOB);
  answer(SetMemberRole, () => ({
    setMemberRole: {
      __typename: 'SetMemberRolePayload',
      member: { __typename: 'Member', id: 'm2', role: 'MODERATOR' },
      userErrors: [],
    },
  }));
  await user.click(await screen.findByRole('button', { name: 'Role Bob' }));
  expect(screen.queryByText(/your own role/)).toBeNull();
  await user.click(screen.getByRole('radio', { name: /^Moderator/ }));
  await screen.findByText(/your own role/);
  answer(ShellQuery, () => shell({ ...VIEWER, member: BOB }));
  await user.click(screen.getByRole('button', { name: 'Give this role' }));
  await screen.findByText('This page is for administrators');
});

it('takes up the filters of the address', async () => {
  const { asked } = page('/admin/members?q=bo&role=MODERATOR&banned=0');
  await screen.findByRole('link', { name: 'Bob' });
  expect(asked[0]).toEqual({ filter: { search: 'bo', role: 'MODERATOR', banned: false }, after: null });
  expect(screen.getByLabelText('Name, handle or e-mail address')).toHaveValue('bo');
});

it('gives a role after saying what it allows, and says why it can’t', async () => {
  const { user } = page();
  let last = true;
  const calls = answer(SetMemberRole, () => ({
    setMemberRole: last
      ? {
          __typename: 'SetMemberRolePayload',
          member: null,
          userErrors: [userError('IN_USE', ['role'], 'The last one.')],
        }
      : {
          __typename: 'SetMemberRolePayload',
          member: { __typename: 'Member', id: 'm2', role: 'MODERATOR' },
          userErrors: [],
        },
  }));
  await user.click(await screen.findByRole('button', { name: 'Role Bob' }));
  await user.click(screen.getByRole('radio', { name: /^Moderator/ }));
  await user.click(screen.getByRole('button', { name: 'Give this role' }));
  await screen.findByText('The last one.');
  last = false;
  await user.click(screen.getByRole('button', { name: 'Give this role' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(calls.at(-1)).toEqual({ input: { memberId: 'm2', role: 'MODERATOR' } });
  await waitFor(() => expect(document.querySelector('.role-chip')).toHaveTextContent('Moderator'));
});
