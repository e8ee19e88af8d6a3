import { screen, waitFor } from '@testing-library/react';
import { useQuery } from 'urql';
import { beforeEach, describe, expect, it } from 'vitest';
import { graphql } from '../../graphql/graphql.js';
import { answer, refusal } from '../../testing/api.js';
import { BENCHES, PARKS, shell, userError, VIEWER } from '../../testing/facts.js';
import { renderAt } from '../../testing/render-page.js';
import { ShellQuery } from '../session/shell.js';
import { VoteTarget } from './use-vote.js';
import { VoteControl } from './vote-control.js';
import { CastVote, WithdrawVote } from './vote-provider.js';

const OneIdea = graphql(
  `
    query OneIdea {
      idea(number: 1) {
        id
        ...VoteTarget
      }
    }
  `,
  [VoteTarget],
);

function Subject() {
  const [{ data }] = useQuery({ query: OneIdea });
  return data?.idea ? <VoteControl idea={data.idea} /> : null;
}

const voted = (viewerVote: 'PROMOTE' | 'DEMOTE' | null, points: number) => ({
  ...BENCHES,
  points,
  viewerVote,
  promoteCount: viewerVote === 'PROMOTE' ? 15 : 14,
  demoteCount: viewerVote === 'DEMOTE' ? 3 : 2,
  popularity: 1,
  viewerIsTold: true,
  board: { __typename: 'Board', id: PARKS.id, viewerVotesLeft: null },
});

const payload = (name: 'castVote' | 'withdrawVote', idea: unknown, userErrors: unknown[] = []) => ({
  [name]: { __typename: 'VotePayload', idea, userErrors },
});

const promote = () => screen.getByRole('button', { name: 'Promote' });
const demote = () => screen.getByRole('button', { name: 'Demote' });

async function show({ signedIn = true, idea = BENCHES }: { signedIn?: boolean; idea?: typeof BENCHES } = {}) {
  answer(ShellQuery, () => shell(signedIn ? VIEWER : null));
  answer(OneIdea, () => ({ idea }));
  const rendered = renderAt('/boards/parks?order=top', <Subject />);
  await screen.findByText(String(idea.points));
  // The tally needs the community's points a vote.
  await waitFor(() => expect(rendered.view.container).toBeInTheDocument());
  return rendered;
}

let hold: () => void;
let held: Promise<void>;
beforeEach(() => {
  held = new Promise((resolve) => (hold = resolve));
});

describe('VoteControl', () => {
  it('shows the vote before the server has answered, and says so once it has', async () => {
    const { user } = await show();
    const calls = answer(CastVote, async () => {
      await held;
      return payload('castVote', voted('PROMOTE', 130));
    });
    await user.click(promote());
    await screen.findByText('130');
    expect(promote()).toHaveAttribute('aria-pressed', 'true');
    expect(screen.queryByText('You promoted “More benches”.')).not.toBeInTheDocument();
    hold();
    expect(await screen.findByText('You promoted “More benches”.')).toBeInTheDocument();
    expect(screen.getByText('130')).toBeInTheDocument();
    expect(calls).toEqual([{ input: { ideaId: 'i1', direction: 'PROMOTE' } }]);
  });

  it('rolls back and says by the control why, when the server refuses', async () => {
    const { user } = await show();
    answer(CastVote, () => payload('castVote', null, [userError('VOTE_BUDGET_SPENT', null, 'Spent')]));
    await user.click(demote());
    expect(await screen.findByRole('alert')).toHaveTextContent('All your votes on this board are in use.');
    expect(screen.getByText('120')).toBeInTheDocument();
    expect(demote()).toHaveAttribute('aria-pressed', 'false');
  });

  it('shows the server’s own words for a refusal that it does not know', async () => {
    const { user } = await show();
    answer(CastVote, () =>
      payload('castVote', null, [userError('BANNED', null, 'You are banned until Friday.')]),
    );
    await user.click(promote());
    expect(await screen.findByRole('alert')).toHaveTextContent('You are banned until Friday.');
  });

  it('rolls back when the server can’t be reached', async () => {
    const { user } = await show();
    answer(CastVote, () => 'UNREACHABLE');
    await user.click(promote());
    expect(await screen.findByRole('alert')).toHaveTextContent('The server can’t be reached');
    expect(screen.getByText('120')).toBeInTheDocument();
  });

  it('switches by pressing the other side', async () => {
    const { user } = await show({ idea: { ...BENCHES, viewerVote: 'PROMOTE' } });
    answer(CastVote, () => payload('castVote', voted('DEMOTE', 100)));
    await user.click(demote());
    await screen.findByText('100');
    expect(demote()).toHaveAttribute('aria-pressed', 'true');
    expect(promote()).toHaveAttribute('aria-pressed', 'false');
  });

  it('withdraws by pressing the own vote again', async () => {
    const { user } = await show({ idea: { ...BENCHES, viewerVote: 'PROMOTE' } });
    const calls = answer(WithdrawVote, () => payload('withdrawVote', voted(null, 110)));
    await user.click(promote());
    expect(await screen.findByText('You took back your vote on “More benches”.')).toBeInTheDocument();
    expect(screen.getByText('110')).toBeInTheDocument();
    expect(calls).toEqual([{ input: { ideaId: 'i1' } }]);
  });

  it('takes a double click as one', async () => {
    const { user } = await show();
    const calls = answer(CastVote, () => payload('castVote', voted('PROMOTE', 130)));
    await user.dblClick(promote());
    await screen.findByText('You promoted “More benches”.');
    expect(calls).toHaveLength(1);
    expect(promote()).toHaveAttribute('aria-pressed', 'true');
  });

  it('leads a signed-out visitor to sign in and back, and asks nothing of the server', async () => {
    const { user } = await show({ signedIn: false });
    await user.click(promote());
    const link = await screen.findByRole('link', { name: 'Sign in' });
    expect(link).toHaveAttribute('href', '/sign-in?next=%2Fboards%2Fparks%3Forder%3Dtop');
    expect(screen.getByText('120')).toBeInTheDocument();
  });

  it('says so when the session has ended meanwhile', async () => {
    const { user } = await show();
    answer(CastVote, () => refusal('UNAUTHENTICATED'));
    answer(ShellQuery, () => shell(null));
    await user.click(promote());
    expect(await screen.findByText('Sign in, and your vote counts.')).toBeInTheDocument();
  });

  it('says of a closed idea that its votes stay', async () => {
    const { user } = await show({ idea: { ...BENCHES, isOpen: false } });
    await user.click(promote());
    expect(await screen.findByRole('alert')).toHaveTextContent('This idea is closed');
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });
});
