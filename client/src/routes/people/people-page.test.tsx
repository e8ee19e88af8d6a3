import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { ShellQuery } from '../../features/session/shell.js';
import { BORIS } from '../../testing/adoption-facts.js';
import { answer } from '../../testing/api.js';
import { ADA, shell, VIEWER } from '../../testing/facts.js';
import { renderAt } from '../../testing/render-page.js';
import PeoplePage from './people-page.js';
import { PeopleQuery } from './people-query.js';

const LEVELS = [{ __typename: 'Level', name: 'Newcomer', from: 0 }];
const entry = (rank: number, member: typeof ADA, reputation: number) => ({
  __typename: 'LeaderboardEntry',
  rank,
  reputation,
  member: { ...member, level: 'Newcomer' },
});

it('lists people by rank, the week by its address', async () => {
  answer(ShellQuery, () => shell(VIEWER));
  const asked: string[] = [];
  answer(PeopleQuery, ({ period }) => {
    asked.push(period);
    return {
      leaderboard: period === 'WEEK' ? [entry(1, BORIS, 7), entry(1, ADA, 7)] : [entry(1, ADA, 1250)],
      levels: LEVELS,
    };
  });
  renderAt('/people?period=week', <PeoplePage />);
  const rows = (await screen.findAllByText('7 points')).map((cell) => cell.closest('li'));
  expect(rows.map((row) => row?.value)).toEqual([1, 1]);
  expect(screen.getByRole('link', { name: /Boris Lind/ })).toHaveAttribute('href', '/members/boris');
  await userEvent.click(screen.getByRole('tab', { name: 'All time' }));
  expect(await screen.findByText('1,250 points')).toBeInTheDocument();
  expect(asked).toEqual(['WEEK', 'ALL_TIME']);
});

it('shows no ranks of one period as those of another', async () => {
  answer(ShellQuery, () => shell(VIEWER));
  let release = (): void => undefined;
  const slow = new Promise<void>((resolve) => (release = resolve));
  answer(PeopleQuery, async ({ period }) => {
    if (period === 'WEEK') await slow;
    return { leaderboard: period === 'WEEK' ? [] : [entry(1, ADA, 1250)], levels: LEVELS };
  });
  renderAt('/people', <PeoplePage />);
  expect(await screen.findByText('1,250 points')).toBeInTheDocument();
  await userEvent.click(screen.getByRole('tab', { name: 'Week' }));
  expect(screen.queryByText('1,250 points')).toBeNull();
  expect(screen.getByRole('tabpanel').firstElementChild).toHaveAttribute('aria-busy', 'true');
  release();
  expect(await screen.findByText('Nobody has earned reputation in this time yet')).toBeInTheDocument();
});

it('says how to begin where nobody has earned anything', async () => {
  answer(ShellQuery, () => shell(null));
  answer(PeopleQuery, () => ({ leaderboard: [], levels: LEVELS }));
  renderAt('/people?period=month', <PeoplePage />);
  expect(await screen.findByText('Nobody has earned reputation in this time yet')).toBeInTheDocument();
  expect(screen.getByRole('link', { name: 'Submit an idea' })).toHaveAttribute('href', '/submit');
});
