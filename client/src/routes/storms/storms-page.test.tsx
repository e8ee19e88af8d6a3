import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { Route, Routes } from 'react-router';
import { expect, it } from 'vitest';
import { ShellQuery } from '../../features/session/shell.js';
import { OpenStorm } from '../../features/storms/open-storm-dialog.js';
import { page } from '../../testing/adoption-facts.js';
import { answer } from '../../testing/api.js';
import { PARKS, shell, userError, VIEWER } from '../../testing/facts.js';
import { renderAt } from '../../testing/render-page.js';
import { OVER, STORM, UPCOMING } from '../../testing/storm-facts.js';
import { PastStormsQuery, StormsPageQuery } from './storms-query.js';
import StormsPage from './storms-page.js';

const MAKER = { ...VIEWER, triageBoards: [PARKS] };

function show(
  {
    open = [STORM],
    upcoming = [UPCOMING],
    past = [OVER],
  }: Partial<Record<'open' | 'upcoming' | 'past', object[]>>,
  viewer: typeof VIEWER | null = VIEWER,
) {
  answer(ShellQuery, () => shell(viewer));
  answer(StormsPageQuery, () => ({ open: page(open), upcoming: page(upcoming) }));
  answer(PastStormsQuery, () => ({ storms: page(past) }));
  return renderAt(
    '/storms',
    <Routes>
      <Route path="/storms" element={<StormsPage />} />
      <Route path="*" element={null} />
    </Routes>,
  );
}

it('shows what is asked now, what will be, and what is over', async () => {
  show({}, null);
  expect(await screen.findByRole('link', { name: 'Where is shade missing?' })).toHaveAttribute(
    'href',
    '/storms/shade',
  );
  const headings = screen.getAllByRole('heading', { level: 2 }).map(({ textContent }) => textContent);
  expect(headings).toEqual(['Open now', 'Coming up', 'Over']);
  const running = screen.getByRole('link', { name: 'Night buses?' }).closest('li');
  if (!running) throw new Error('no card');
  expect(within(running).getByRole('timer')).toHaveTextContent('2 days left');
  expect(screen.queryByRole('button', { name: 'Open a storm session' })).not.toBeInTheDocument();
});

it('invites to something else while there is none', async () => {
  show({ open: [], upcoming: [], past: [] });
  expect(await screen.findByText('There has been no storm session yet')).toBeInTheDocument();
  expect(screen.getByRole('link', { name: 'Submit an idea' })).toHaveAttribute('href', '/submit');
});

it('lets a team ask, says at the field what is wrong, and leads to the page', async () => {
  const { user } = show({ open: [], upcoming: [], past: [] }, MAKER);
  await user.click(await screen.findByRole('button', { name: 'Open a storm session' }));
  let refuses = true;
  const calls = answer(OpenStorm, () => ({
    openStorm: refuses
      ? {
          __typename: 'OpenStormPayload',
          storm: null,
          userErrors: [userError('INVALID', ['closesAt'], 'It must close after it opens.')],
        }
      : { __typename: 'OpenStormPayload', storm: UPCOMING, userErrors: [] },
  }));
  await user.type(screen.getByLabelText('The question in one line'), ' Where does the snow go? ');
  await user.click(screen.getByRole('button', { name: 'Announce it' }));
  await waitFor(() =>
    expect(screen.getByLabelText('Closes')).toHaveAccessibleDescription(/It must close after it opens\./),
  );
  refuses = false;
  await user.click(screen.getByRole('button', { name: 'Announce it' }));
  await waitFor(() => expect(screen.getByTestId('address')).toHaveTextContent('/storms/snow'));
  expect(calls[1]?.input).toEqual({
    boardId: 'b1',
    title: 'Where does the snow go?',
    brief: '',
    opensAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:00:00\.000Z$/),
    closesAt: expect.stringMatching(/Z$/),
    idempotencyKey: expect.stringMatching(/^[0-9a-f-]{32,36}$/),
  });
  for (const kept of ['text:storm-title', 'draft:storm-brief'])
    expect(sessionStorage.getItem(kept)).toBeNull();
});

it('announces once what is sent again after a lost answer, and keeps what was written until then', async () => {
  const { user } = show({ open: [], upcoming: [], past: [] }, MAKER);
  await user.click(await screen.findByRole('button', { name: 'Open a storm session' }));
  let reachable = false;
  const calls = answer(OpenStorm, () =>
    reachable
      ? { openStorm: { __typename: 'OpenStormPayload', storm: UPCOMING, userErrors: [] } }
      : 'UNREACHABLE',
  );
  await user.type(screen.getByLabelText('The question in one line'), 'Snow?');
  await user.type(screen.getByLabelText('More about the question'), 'Long words');
  await user.click(screen.getByRole('button', { name: 'Announce it' }));
  expect(await screen.findByRole('alert')).toBeInTheDocument();
  expect(sessionStorage.getItem('draft:storm-brief')).toContain('Long words');
  reachable = true;
  await user.click(screen.getByRole('button', { name: 'Announce it' }));
  await waitFor(() => expect(screen.getByTestId('address')).toHaveTextContent('/storms/snow'));
  expect(calls[1]?.input).toEqual(calls[0]?.input);
});

it('warns where the beginning has gone by that everyone is told at once', async () => {
  const { user } = show({ open: [], upcoming: [], past: [] }, MAKER);
  await user.click(await screen.findByRole('button', { name: 'Open a storm session' }));
  expect(screen.getByText(/is told when it opens/)).toBeInTheDocument();
  fireEvent.change(screen.getByLabelText('Opens'), { target: { value: '2020-01-01T12:00' } });
  expect(await screen.findByText(/is told now/)).toBeInTheDocument();
});

it('says that it could not be read, and reads on demand', async () => {
  answer(ShellQuery, () => shell(null));
  let reachable = false;
  answer(StormsPageQuery, () => (reachable ? { open: page([STORM]), upcoming: page([]) } : 'UNREACHABLE'));
  answer(PastStormsQuery, () => ({ storms: page([]) }));
  const { user } = renderAt('/storms', <StormsPage />);
  const retry = await screen.findByRole('button', { name: 'Try again' });
  reachable = true;
  await user.click(retry);
  expect(await screen.findByRole('link', { name: 'Night buses?' })).toBeInTheDocument();
});
