import { screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { ShellQuery } from '../../features/session/shell.js';
import { answer } from '../../testing/api.js';
import { ADA, shell, VIEWER } from '../../testing/facts.js';
import { renderAt } from '../../testing/render-page.js';
import TeamsPage from './teams-page.js';
import { AdminTeamsQuery, FindPeopleQuery, TeamPeopleQuery, UpdateTeam } from './teams-query.js';

const BOB = { ...ADA, id: 'm2', handle: 'bob', displayName: 'Bob' };
const MAKERS = {
  __typename: 'Team',
  id: 't1',
  slug: 'makers',
  name: 'Makers',
  boards: [{ __typename: 'Board', id: 'b1', slug: 'parks', name: 'Parks' }],
  members: { __typename: 'MemberConnection', nodes: [ADA], totalCount: 1 },
};

it('changes who is in a team: found by name, added, taken out', async () => {
  answer(ShellQuery, () => shell({ ...VIEWER, canAdminister: true }));
  answer(AdminTeamsQuery, () => ({ teams: [MAKERS] }));
  answer(TeamPeopleQuery, () => ({
    team: {
      __typename: 'Team',
      id: 't1',
      members: {
        __typename: 'MemberConnection',
        nodes: [ADA],
        pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null },
      },
    },
  }));
  const asked = answer(FindPeopleQuery, () => ({
    members: { __typename: 'MemberConnection', nodes: [{ ...BOB, email: 'bob@example.org' }] },
  }));
  const saved = answer(UpdateTeam, () => ({
    updateTeam: {
      __typename: 'UpdateTeamPayload',
      team: { __typename: 'Team', id: 't1', name: 'Makers' },
      userErrors: [],
    },
  }));
  const { user } = renderAt('/admin/teams', <TeamsPage />);
  await user.click(await screen.findByRole('button', { name: 'Edit Makers' }));
  await user.type(await screen.findByRole('searchbox', { name: 'Find people to add' }), 'bob');
  await user.click(await screen.findByRole('button', { name: 'Add Bob' }));
  await user.click(screen.getByRole('button', { name: 'Take out Ada Park' }));
  await user.click(screen.getByRole('button', { name: 'Save the team' }));
  await waitFor(() =>
    expect(saved).toEqual([{ input: { teamId: 't1', name: 'Makers', memberIds: ['m2'] } }]),
  );
  expect(asked.at(-1)).toEqual({ search: 'bob' });
});

it('says so where there is no team', async () => {
  answer(ShellQuery, () => shell({ ...VIEWER, canAdminister: true }));
  answer(AdminTeamsQuery, () => ({ teams: [] }));
  renderAt('/admin/teams', <TeamsPage />);
  await screen.findByText('No team yet');
});
