import { screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { ShellQuery } from '../../features/session/shell.js';
import { answer } from '../../testing/api.js';
import { ADA, shell, userError, VIEWER } from '../../testing/facts.js';
import { renderAt } from '../../testing/render-page.js';
import TeamsPage from './teams-page.js';
import { AdminTeamsQuery, CreateTeam, FindPeopleQuery, TeamPeopleQuery, UpdateTeam } from './teams-query.js';

const BOB = { ...ADA, id: 'm2', handle: 'bob', displayName: 'Bob' };
const CEM = { ...ADA, id: 'm3', handle: 'cem', displayName: 'Cem' };
const MAKERS = {
  __typename: 'Team',
  id: 't1',
  slug: 'makers',
  name: 'Makers',
  boards: [{ __typename: 'Board', id: 'b1', slug: 'parks', name: 'Parks' }],
  members: { __typename: 'MemberConnection', nodes: [ADA], totalCount: 1 },
};

const connection = (nodes: unknown[], more: object = {}) => ({
  __typename: 'MemberConnection',
  nodes,
  pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null },
  ...more,
});

/** The page with its team, whose two people come in two pages. */
function page() {
  answer(ShellQuery, () => shell({ ...VIEWER, canAdminister: true }));
  answer(AdminTeamsQuery, () => ({ teams: [MAKERS] }));
  answer(TeamPeopleQuery, ({ after }) => ({
    team: {
      __typename: 'Team',
      id: 't1',
      members:
        after === null
          ? connection([ADA], {
              pageInfo: { __typename: 'PageInfo', hasNextPage: true, endCursor: 'after Ada' },
            })
          : connection([CEM]),
    },
  }));
  const asked = answer(FindPeopleQuery, () => ({
    members: connection([{ ...BOB, email: 'bob@example.org' }]),
  }));
  const saved = answer(UpdateTeam, () => ({
    updateTeam: {
      __typename: 'UpdateTeamPayload',
      team: { __typename: 'Team', id: 't1', name: 'Makers' },
      userErrors: [],
    },
  }));
  return { asked, saved, ...renderAt('/admin/teams', <TeamsPage />) };
}

it('changes who is in a team: found by name, added, taken out; the focus stays with the search', async () => {
  const { user, asked, saved } = page();
  await user.click(await screen.findByRole('button', { name: 'Edit Makers' }));
  const search = await screen.findByRole('searchbox', { name: 'Find people to add' });
  await user.type(search, 'bob');
  await user.click(await screen.findByRole('button', { name: 'Add Bob' }));
  expect(search).toHaveFocus();
  await user.click(screen.getByRole('button', { name: 'Take out Ada Park' }));
  expect(search).toHaveFocus();
  await user.click(screen.getByRole('button', { name: 'Save the team' }));
  await waitFor(() => expect(saved).toEqual([{ input: { teamId: 't1', memberIds: ['m3', 'm2'] } }]));
  expect(asked.at(-1)).toEqual({ search: 'bob' });
});

it('renames a team without a word of its people', async () => {
  const { user, saved } = page();
  await user.click(await screen.findByRole('button', { name: 'Edit Makers' }));
  await screen.findByRole('button', { name: 'Take out Ada Park' });
  await user.type(screen.getByLabelText('Name'), ' and menders');
  await user.click(screen.getByRole('button', { name: 'Save the team' }));
  await waitFor(() => expect(saved).toEqual([{ input: { teamId: 't1', name: 'Makers and menders' } }]));
});

it('adds the only one found by Enter, which never saves the team', async () => {
  const { user, saved } = page();
  await user.click(await screen.findByRole('button', { name: 'Edit Makers' }));
  const search = await screen.findByRole('searchbox', { name: 'Find people to add' });
  await user.type(search, 'bob{Enter}');
  await screen.findByRole('button', { name: 'Add Bob' });
  await user.type(search, '{Enter}');
  await screen.findByRole('button', { name: 'Take out Bob' });
  expect(saved).toEqual([]);
  expect(screen.getByRole('dialog')).toBeInTheDocument();
});

it('makes a team, and says why it can’t', async () => {
  const { user } = page();
  const made = answer(CreateTeam, () => ({
    createTeam: {
      __typename: 'CreateTeamPayload',
      team: null,
      userErrors: [userError('TAKEN', ['slug'], 'Taken already.')],
    },
  }));
  await user.click(await screen.findByRole('button', { name: 'New team' }));
  await user.type(screen.getByLabelText('Name'), 'Парки');
  await user.click(screen.getByRole('button', { name: 'Make the team' }));
  await screen.findByText('Taken already.');
  expect(made).toEqual([{ input: { slug: 'parki', name: 'Парки', memberIds: [] } }]);
});

it('says so where there is no team', async () => {
  answer(ShellQuery, () => shell({ ...VIEWER, canAdminister: true }));
  answer(AdminTeamsQuery, () => ({ teams: [] }));
  renderAt('/admin/teams', <TeamsPage />);
  await screen.findByText('No team yet');
});
