import { screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { answer } from '../../testing/api.js';
import { BENCHES, shell, userError, VIEWER } from '../../testing/facts.js';
import { renderAt } from '../../testing/render-page.js';
import { ShellQuery } from '../session/shell.js';
import { CastVoteFor, WithdrawVoteFor } from './cast-vote-for.js';
import { VoteForButton } from './vote-for-button.js';

const counted = (value: boolean) => ({
  castVoteFor: {
    __typename: 'CastVotePayload',
    counted: value,
    idea: { __typename: 'Idea', id: BENCHES.id, points: 130, promoteCount: 15, demoteCount: 2 },
    userErrors: [],
  },
});

it('keeps what was written while it is closed, and says when a vote stood already', async () => {
  answer(ShellQuery, () => shell(VIEWER));
  answer(CastVoteFor, () => counted(false));
  const { user } = renderAt('/', <VoteForButton ideaId="i1" className="button" />);
  const opener = screen.getByRole('button', { name: 'For a customer' });
  await user.click(opener);
  await user.type(await screen.findByLabelText('E-mail address of the customer'), 'carla@customer.test');
  await user.type(screen.getByLabelText('What they said, and where'), 'At the fair.');
  await user.click(screen.getByText('Cancel'));
  expect(screen.queryByLabelText('What they said, and where')).toBeNull();
  await user.click(opener);
  expect(await screen.findByLabelText('What they said, and where')).toHaveValue('At the fair.');
  await user.click(screen.getByText('Count the vote'));
  await waitFor(() =>
    expect(opener.nextElementSibling).toHaveTextContent('A vote of theirs stood already. Your note is kept.'),
  );
  await user.click(opener);
  expect(await screen.findByLabelText('What they said, and where')).toHaveValue('');
});

it('counts the vote of a customer, and says what was refused at its field', async () => {
  answer(ShellQuery, () => shell(VIEWER));
  let refused = true;
  const calls = answer(CastVoteFor, () =>
    refused
      ? {
          castVoteFor: {
            __typename: 'CastVotePayload',
            counted: false,
            idea: null,
            userErrors: [userError('INVALID', ['email'], 'No address.')],
          },
        }
      : counted(true),
  );
  const { user } = renderAt('/', <VoteForButton ideaId="i1" className="button" />);
  await user.click(screen.getByRole('button', { name: 'For a customer' }));
  const address = await screen.findByLabelText('E-mail address of the customer');
  await user.type(address, 'carla');
  await user.click(screen.getByRole('button', { name: 'Count the vote' }));
  await screen.findByText('No address.');
  await waitFor(() => expect(address).toHaveAttribute('aria-invalid', 'true'));
  refused = false;
  await user.type(address, '@customer.test');
  await user.type(screen.getByLabelText('What they said, and where'), 'At the fair.');
  await user.click(screen.getByRole('button', { name: 'Count the vote' }));
  await waitFor(() => expect(screen.queryByLabelText('E-mail address of the customer')).toBeNull());
  expect(calls.at(-1)).toEqual({
    input: {
      ideaId: 'i1',
      email: 'carla@customer.test',
      displayName: null,
      note: 'At the fair.',
      direction: 'PROMOTE',
    },
  });
});

it('takes back the vote that was cast for an address', async () => {
  answer(ShellQuery, () => shell(VIEWER));
  const calls = answer(WithdrawVoteFor, () => ({
    withdrawVoteFor: {
      __typename: 'WithdrawVotePayload',
      idea: { __typename: 'Idea', id: BENCHES.id, points: 120, promoteCount: 14, demoteCount: 2 },
      userErrors: [],
    },
  }));
  const { user } = renderAt('/', <VoteForButton ideaId="i1" className="button" />);
  const opener = screen.getByRole('button', { name: 'For a customer' });
  await user.click(opener);
  await user.type(await screen.findByLabelText('E-mail address of the customer'), 'carla@customer.test');
  await user.selectOptions(screen.getByLabelText('Vote'), 'None any more');
  expect(screen.queryByLabelText('What they said, and where')).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Take the vote back' }));
  await waitFor(() =>
    expect(opener.nextElementSibling).toHaveTextContent(
      'No vote that the team cast for this address is left',
    ),
  );
  expect(calls).toEqual([{ input: { ideaId: 'i1', email: 'carla@customer.test' } }]);
});
