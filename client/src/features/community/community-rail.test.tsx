import { screen } from '@testing-library/react';
import { useQuery } from 'urql';
import { expect, it } from 'vitest';
import { graphql } from '../../graphql/graphql.js';
import { card, page } from '../../testing/adoption-facts.js';
import { answer } from '../../testing/api.js';
import { shell } from '../../testing/facts.js';
import { renderAt } from '../../testing/render-page.js';
import { ShellQuery } from '../session/shell.js';
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

async function show(promiseKept: number | null, deliveries: unknown[]) {
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
    storms: page([]),
    deliveries: page(deliveries),
    leaders: [],
    lately: page([]),
  }));
  renderAt('/', <Subject />);
  await screen.findByText('Every idea gets an answer within 30 days');
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
