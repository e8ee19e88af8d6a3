import { screen, waitFor } from '@testing-library/react';
import { useQuery } from 'urql';
import { expect, it, vi } from 'vitest';
import { graphql } from '../../graphql/graphql.js';
import { card, page } from '../../testing/adoption-facts.js';
import { answer } from '../../testing/api.js';
import { shell } from '../../testing/facts.js';
import { renderAt } from '../../testing/render-page.js';
import { STORM } from '../../testing/storm-facts.js';
import { ShellQuery } from '../session/shell.js';
import { StormOfTheDayQuery } from '../storms/storm-of-the-day.js';
import { CommunityRail, CommunityRailFields } from './community-rail.js';

const Rail = graphql(
  `
    query Rail {
      ...CommunityRailFields
    }
  `,
  [CommunityRailFields],
);

function Subject() {
  const [{ data }] = useQuery({ query: Rail });
  return <CommunityRail data={data} />;
}

const TELLS = 'Every idea gets an answer within 30 days';

async function show(promiseKept: number | null, deliveries: unknown[], storms: object[] = []) {
  answer(ShellQuery, () => shell(null));
  answer(Rail, () => ({
    community: {
      __typename: 'Community',
      halfLifeDays: 14,
      responsePromiseDays: 30,
      promiseKept,
      ideaCount: 1,
      voteCount: 2,
      memberCount: 3,
    },
    storms: page(storms),
    nextStorms: page([]),
    deliveries: page(deliveries),
    leaders: [],
    lately: page([]),
  }));
  renderAt('/', <Subject />);
  await screen.findByText(TELLS);
}

it('says how the promise is kept, and what was delivered last', async () => {
  const seat = card('a1', 'A seat', {
    stage: 'DELIVERED',
    outcome: 'PARTIAL',
    deliveredAt: '2026-02-01T00:00:00.000Z',
  });
  await show(0.876, [seat]);
  expect(screen.getByText('88% answered in time')).toBeInTheDocument();
  expect(screen.getByRole('link', { name: 'A seat' })).toHaveAttribute('href', '/adoptions/a1');
  expect(screen.getByText('Delivered in part')).toBeInTheDocument();
  expect(screen.getByRole('link', { name: 'Ideas in Action' })).toHaveAttribute('href', '/ideas-in-action');
});

it('claims nothing before there is anything to claim', async () => {
  await show(null, []);
  expect(screen.queryByText(/answered in time/)).not.toBeInTheDocument();
  expect(screen.queryByText('Ideas in Action')).not.toBeInTheDocument();
});

it('shows the storm session that is open, until it is over', async () => {
  vi.spyOn(Math, 'random').mockReturnValue(0);
  const closesAt = new Date(Date.now() + 300).toISOString();
  const asked = answer(StormOfTheDayQuery, () => ({
    storms: page([]),
    nextStorms: page([]),
    allStorms: page([STORM]),
  }));
  await show(null, [], [{ ...STORM, closesAt, ideaCount: 3 }]);
  expect(screen.getByRole('link', { name: 'Night buses?' })).toHaveAttribute('href', '/storms/night-buses');
  expect(screen.getByText('3 ideas')).toBeInTheDocument();
  await waitFor(() => expect(screen.queryByText('Night buses?')).not.toBeInTheDocument(), { timeout: 8000 });
  expect(asked).toHaveLength(1);
  vi.restoreAllMocks();
}, 15_000);
