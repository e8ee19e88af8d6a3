import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { ShellQuery } from '../../features/session/shell.js';
import { answer, refusal } from '../../testing/api.js';
import { shell, userError, VIEWER } from '../../testing/facts.js';
import { renderAt } from '../../testing/render-page.js';
import BoardsPage from './boards-page.js';
import { AdminBoardsQuery, CreateBoard, DeleteBoard, UpdateBoard } from './boards-query.js';

const MAKERS = { __typename: 'Team', id: 't1', name: 'Makers' };
const PARKS = {
  __typename: 'Board',
  id: 'b1',
  slug: 'parks',
  name: 'Parks',
  description: 'All that is green.',
  visibility: 'PUBLIC',
  voteBudget: 5,
  holdFirstPosts: 0,
  ideaCount: 12,
  teams: [MAKERS],
};

function page(
  boards: unknown[] = [PARKS],
  viewer: typeof VIEWER | null = { ...VIEWER, canAdminister: true },
) {
  answer(ShellQuery, () => shell(viewer));
  answer(AdminBoardsQuery, () => ({ boards, teams: [MAKERS] }));
  return renderAt('/admin/boards', <BoardsPage />);
}

it('shows each board with whom it is for, who owns it, and its limits', async () => {
  page();
  const card = (await screen.findByRole('link', { name: 'Parks' })).closest('li');
  for (const text of ['For: Everybody', 'Makers', '12 ideas', '5 votes each'])
    expect(card).toHaveTextContent(text);
});

it('makes a board, whose address follows from its name until it is typed', async () => {
  const { user } = page([]);
  const calls = answer(CreateBoard, () => ({
    createBoard: {
      __typename: 'CreateBoardPayload',
      board: null,
      userErrors: [userError('TAKEN', ['slug'], 'Taken already.')],
    },
  }));
  await screen.findByText('No board yet');
  await user.click(screen.getByRole('button', { name: 'New board' }));
  await user.type(screen.getByLabelText('Name'), 'Größe & Form');
  expect(screen.getByLabelText('Name in addresses')).toHaveValue('gro-e-form');
  await user.clear(screen.getByLabelText('Name in addresses'));
  await user.type(screen.getByLabelText('Name in addresses'), 'size');
  await user.click(screen.getByRole('radio', { name: 'Whoever is signed in' }));
  await user.click(screen.getByRole('checkbox', { name: 'Makers' }));
  await user.click(screen.getByRole('button', { name: 'Make the board' }));
  await screen.findByText('Taken already.');
  expect(screen.getByLabelText('Name in addresses')).toHaveAttribute('aria-invalid', 'true');
  expect(calls).toEqual([
    {
      input: {
        slug: 'size',
        name: 'Größe & Form',
        description: null,
        visibility: 'MEMBERS',
        teamIds: ['t1'],
        voteBudget: null,
        holdFirstPosts: 0,
      },
    },
  ]);
});

it('tells what another visibility means before it is saved, and why it is refused', async () => {
  const { user } = page();
  answer(UpdateBoard, () => ({
    updateBoard: {
      __typename: 'UpdateBoardPayload',
      board: null,
      userErrors: [userError('IN_USE', ['visibility'], 'Ideas here are merged with “Roads”.')],
    },
  }));
  await user.click(await screen.findByRole('button', { name: 'Edit Parks' }));
  await user.click(screen.getByRole('radio', { name: 'Its teams and administrators' }));
  await screen.findByText(/Only its teams and administrators will know of its ideas/);
  await user.click(screen.getByRole('button', { name: 'Save the board' }));
  await screen.findByText('Ideas here are merged with “Roads”.');
});

it('saves what was changed and nothing else, and leads back to where it was asked for', async () => {
  const { user } = page();
  const calls = answer(UpdateBoard, () => ({
    updateBoard: {
      __typename: 'UpdateBoardPayload',
      board: { __typename: 'Board', id: 'b1', name: 'Parks and trees' },
      userErrors: [],
    },
  }));
  const edit = await screen.findByRole('button', { name: 'Edit Parks' });
  await user.click(edit);
  await user.type(screen.getByLabelText('Name'), ' and trees');
  await user.click(screen.getByRole('button', { name: 'Save the board' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(calls).toEqual([{ input: { boardId: 'b1', name: 'Parks and trees' } }]);
  expect(edit).toHaveFocus();
});

it('takes no words for a number, and has none of them turn holding off', async () => {
  const { user } = page([{ ...PARKS, holdFirstPosts: 3 }]);
  const calls = answer(UpdateBoard, () => ({
    updateBoard: {
      __typename: 'UpdateBoardPayload',
      board: null,
      userErrors: [userError('INVALID', ['holdFirstPosts'], 'Not like this.')],
    },
  }));
  await user.click(await screen.findByRole('button', { name: 'Edit Parks' }));
  await user.type(screen.getByLabelText('First posts to hold'), ' posts');
  await user.click(screen.getByRole('button', { name: 'Save the board' }));
  await screen.findByText('Not like this.');
  expect(calls).toEqual([{ input: { boardId: 'b1', holdFirstPosts: -1 } }]);
});

it('keeps what was written through a slip, until it is cancelled', async () => {
  const { user } = page();
  const open = async () => {
    await user.click(await screen.findByRole('button', { name: 'Edit Parks' }));
    return screen.getByLabelText('What belongs there');
  };
  await user.type(await open(), ' And blue.');
  await user.click(screen.getByRole('button', { name: 'Close' }));
  expect(await open()).toHaveValue('All that is green. And blue.');
  await user.click(screen.getByRole('button', { name: 'Cancel' }));
  expect(await open()).toHaveValue('All that is green.');
});

it('leads on to making a board once one is deleted', async () => {
  const { user } = page();
  answer(DeleteBoard, () => ({
    deleteBoard: { __typename: 'DeletePayload', deletedId: 'b1', userErrors: [] },
  }));
  await user.click(await screen.findByRole('button', { name: 'Delete Parks' }));
  await user.click(screen.getByRole('button', { name: 'Delete the board' }));
  await waitFor(() => expect(screen.getByRole('button', { name: 'New board' })).toHaveFocus());
});

it('says where it was asked why a board can’t be deleted', async () => {
  const { user } = page();
  answer(DeleteBoard, () => ({
    deleteBoard: {
      __typename: 'DeletePayload',
      deletedId: null,
      userErrors: [userError('IN_USE', ['id'], 'Holds 12 ideas.')],
    },
  }));
  await user.click(await screen.findByRole('button', { name: 'Delete Parks' }));
  const dialog = await screen.findByRole('dialog');
  await user.click(within(dialog).getByRole('button', { name: 'Delete the board' }));
  await within(dialog).findByText('Holds 12 ideas.');
});

it('asks again after an error', async () => {
  answer(ShellQuery, () => shell({ ...VIEWER, canAdminister: true }));
  let works = false;
  answer(AdminBoardsQuery, () => (works ? { boards: [PARKS], teams: [] } : refusal('INTERNAL_SERVER_ERROR')));
  const { user } = renderAt('/admin/boards', <BoardsPage />);
  const again = await screen.findByRole('button', { name: 'Try again' });
  works = true;
  await user.click(again);
  await screen.findByRole('link', { name: 'Parks' });
});

it('is for administrators: others are told so', async () => {
  page([PARKS], VIEWER);
  await screen.findByText('This page is for administrators');
  expect(screen.queryByRole('navigation', { name: 'Administration' })).toBeNull();
});

it('leads who is signed out to signing in', async () => {
  page([PARKS], null);
  await waitFor(() =>
    expect(screen.getByTestId('address')).toHaveTextContent('/sign-in?next=%2Fadmin%2Fboards'),
  );
});
