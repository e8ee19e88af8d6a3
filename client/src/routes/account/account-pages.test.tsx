import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { expect, it } from 'vitest';
import { ShellQuery } from '../../features/session/shell.js';
import { answer, refusal, server } from '../../testing/api.js';
import { ADA, shell, userError, VIEWER } from '../../testing/facts.js';
import { renderAt } from '../../testing/render-page.js';
import { DataExportQuery, RequestDataExport } from './data-export-query.js';
import DataPage from './data-page.js';
import { DeleteAccount } from './delete-account-form.js';
import EmailPage, { AddressQuery, RequestEmailChange } from './email-page.js';
import ProfilePage from './profile-page.js';
import { SaveProfile } from './save-profile.js';
import { SignOutToSignIn } from './sign-in-again.js';
import SessionsPage, { EndSession, SessionsQuery } from './sessions-page.js';

const saved = (change: object) => ({
  updateProfile: {
    __typename: 'UpdateProfilePayload',
    viewer: { __typename: 'Viewer', member: { ...ADA, ...change } },
    userErrors: [],
  },
});
const known = () => answer(ShellQuery, () => shell(VIEWER));

it('leads from one page of the account to the other, and the signed-out to signing in', async () => {
  answer(ShellQuery, () => shell(null));
  renderAt('/account', <ProfilePage />);
  await waitFor(() => expect(screen.getByTestId('address')).toHaveTextContent('/sign-in?next=%2Faccount'));
});

it('saves name and handle, and says what another handle means', async () => {
  known();
  const saves = answer(SaveProfile, () => saved({ displayName: 'Ada P.', handle: 'ada-p' }));
  const { user } = renderAt('/account', <ProfilePage />);
  const handle = await screen.findByRole('textbox', { name: 'Handle' });
  const places = within(screen.getByRole('navigation', { name: 'Account' })).getAllByRole('link');
  expect(places.map((link) => link.getAttribute('href'))).toEqual(
    ['', '/email', '/password', '/sessions', '/notifications', '/data'].map((path) => `/account${path}`),
  );
  await user.clear(screen.getByRole('textbox', { name: 'Name' }));
  await user.type(screen.getByRole('textbox', { name: 'Name' }), 'Ada P.');
  await user.type(handle, '-p');
  expect(handle).toHaveAccessibleDescription(/“ada” lead to you still/);
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await screen.findByText('Saved.');
  expect(saves).toEqual([{ input: { displayName: 'Ada P.', handle: 'ada-p' } }]);
});

it('shows at its field why a handle was refused', async () => {
  known();
  answer(SaveProfile, () => ({
    updateProfile: { viewer: null, userErrors: [userError('TAKEN', ['handle'], 'This is taken already.')] },
  }));
  const { user } = renderAt('/account', <ProfilePage />);
  await user.type(await screen.findByRole('textbox', { name: 'Handle' }), '2');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(screen.getByRole('textbox', { name: 'Handle' })).toHaveFocus());
  expect(screen.getByRole('textbox', { name: 'Handle' })).toHaveAccessibleDescription(/taken already/);
});

it('says how long another handle has to wait', async () => {
  known();
  answer(SaveProfile, () => ({
    errors: [{ message: 'Later.', extensions: { code: 'RATE_LIMITED', retryAfter: 9 * 24 * 60 * 60 } }],
  }));
  const { user } = renderAt('/account', <ProfilePage />);
  await user.type(await screen.findByRole('textbox', { name: 'Handle' }), '2');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByRole('alert')).toHaveTextContent('it goes again in 9 days');
});

it('shows a chosen picture first, then uploads and uses it; one may be removed', async () => {
  known();
  let url: string | null = '/attachments/new.webp';
  const saves = answer(SaveProfile, () => saved({ avatarUrl: url }));
  const uploads: string[] = [];
  server.use(
    http.post('*/attachments', ({ request }) => {
      uploads.push(new URL(request.url).searchParams.get('purpose') ?? '');
      return HttpResponse.json({ id: 'a1', url: '/attachments/new.webp' }, { status: 201 });
    }),
  );
  const { user, view } = renderAt('/account', <ProfilePage />);
  const file = new File(['x'], 'me.png', { type: 'image/png' });
  await user.upload(await screen.findByLabelText('Choose a picture'), file);
  await waitFor(() => expect(view.container.querySelector('img')?.src).toMatch(/^data:image\/png/));
  expect(uploads).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Use this picture' }));
  const remove = await screen.findByRole('button', { name: 'Remove the picture' });
  expect(document.activeElement).toHaveAttribute('type', 'file');
  expect([uploads, saves]).toEqual([['AVATAR'], [{ input: { avatarId: 'a1' } }]]);
  url = null;
  await user.click(remove);
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Remove the picture' })).toBeNull());
  expect(saves.at(-1)).toEqual({ input: { avatarId: null } });
  await screen.findByText('Your picture is removed.');
  expect(document.activeElement).toHaveAttribute('type', 'file');
});

it('says why a picture was not taken, and changes nothing', async () => {
  known();
  const saves = answer(SaveProfile, () => saved({}));
  server.use(
    http.post('*/attachments', () =>
      HttpResponse.json(
        { error: { code: 'FILE_TOO_LARGE', message: 'At most 10 MB, please.' } },
        { status: 413 },
      ),
    ),
  );
  const { user } = renderAt('/account', <ProfilePage />);
  await user.upload(
    await screen.findByLabelText('Choose a picture'),
    new File(['x'], 'me.png', { type: 'image/png' }),
  );
  await user.click(screen.getByRole('button', { name: 'Use this picture' }));
  expect(await screen.findByRole('alert')).toHaveTextContent('At most 10 MB, please.');
  expect(saves).toEqual([]);
});

it('asks for another address, says where the link went, and lets it be forgotten', async () => {
  known();
  let pendingEmail: string | null = null;
  answer(AddressQuery, () => ({ viewer: { ...VIEWER, pendingEmail, mayChangeEmail: true } }));
  const requests = answer(RequestEmailChange, ({ input }) => {
    pendingEmail = input.email === VIEWER.email ? null : input.email;
    return { requestEmailChange: { sent: true, userErrors: [] } };
  });
  const { user } = renderAt('/account/email', <EmailPage />);
  await user.type(await screen.findByRole('textbox', { name: 'New address' }), ' new@example.org ');
  await user.click(screen.getByRole('button', { name: 'Mail the link' }));
  expect(await screen.findByText('new@example.org')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Keep the present address' }));
  await waitFor(() => expect(screen.queryByText('new@example.org')).toBeNull());
  expect(requests).toEqual([{ input: { email: 'new@example.org' } }, { input: { email: VIEWER.email } }]);
});

it('offers to sign in again where the sign-in is too old', async () => {
  known();
  answer(AddressQuery, () => ({ viewer: { ...VIEWER, pendingEmail: null, mayChangeEmail: true } }));
  answer(RequestEmailChange, () => ({
    requestEmailChange: {
      sent: null,
      userErrors: [userError('NOT_CONFIRMED', null, 'Sign in again first.')],
    },
  }));
  const { user } = renderAt('/account/email', <EmailPage />);
  await user.type(await screen.findByRole('textbox', { name: 'New address' }), 'new@example.org');
  await user.click(screen.getByRole('button', { name: 'Mail the link' }));
  expect(await screen.findByRole('alert')).toHaveTextContent('Sign in again first.');
  expect(screen.getByRole('button', { name: 'Sign in again' })).toBeVisible();
});

it('says so before one types, and lets a change be stopped all the same', async () => {
  known();
  answer(AddressQuery, () => ({
    viewer: { ...VIEWER, pendingEmail: 'new@example.org', mayChangeEmail: false },
  }));
  answer(SignOutToSignIn, () => refusal('INTERNAL_SERVER_ERROR'));
  const { user } = renderAt('/account/email', <EmailPage />);
  await screen.findByRole('button', { name: 'Keep the present address' });
  expect(screen.queryByRole('textbox')).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Sign in again' }));
  expect(await screen.findByRole('alert')).toHaveTextContent('Something went wrong');
});

const session = (id: string, current = false) => ({
  __typename: 'Session',
  id,
  current,
  userAgent: current ? null : `Browser ${id}`,
  createdAt: '2026-01-01T10:00:00.000Z',
  lastSeenAt: '2026-01-02T10:00:00.000Z',
});

it('lists sessions, ends one, and all others', async () => {
  known();
  let left = ['s1', 's2', 's3'];
  answer(SessionsQuery, () => ({
    viewer: { __typename: 'Viewer', sessions: left.map((id) => session(id, id === 's1')) },
  }));
  const ended = answer(EndSession, ({ input }) => {
    left = left.filter((id) => id !== input.id);
    // The last one was ended in another tab meanwhile.
    return input.id === 's3'
      ? { endSession: { endedId: null, userErrors: [userError('NOT_FOUND', ['id'], 'Gone.')] } }
      : { endSession: { endedId: input.id, userErrors: [] } };
  });
  const { user } = renderAt('/account/sessions', <SessionsPage />);
  expect(await screen.findByText('This browser')).toBeVisible();
  await user.click(screen.getAllByRole('button', { name: /End the session of [A-Z]/ })[0] ?? document.body);
  await waitFor(() => expect(screen.queryByText('Browser s2')).toBeNull());
  expect(screen.getByRole('list', { name: 'Sessions' })).toHaveFocus();
  await screen.findByText('The session is ended.');
  await user.click(screen.getByRole('button', { name: 'End all others' }));
  await screen.findByText('You are signed in nowhere else.');
  expect(ended.map(({ input }) => input.id)).toEqual(['s2', 's3']);
  expect(screen.queryByRole('alert')).toBeNull();
});

it('stays, and says why, where signing out did not work', async () => {
  known();
  answer(SessionsQuery, () => ({ viewer: { __typename: 'Viewer', sessions: [session('s1', true)] } }));
  answer(EndSession, () => 'UNREACHABLE');
  const { user } = renderAt('/account/sessions', <SessionsPage />);
  await user.click(await screen.findByRole('button', { name: 'Sign out' }));
  expect(await screen.findByRole('alert')).toHaveTextContent('can’t be reached');
  expect(screen.getByTestId('address')).toHaveTextContent('/account/sessions');
});

it('shows how far an export is, and lets it be asked for', async () => {
  known();
  const dataExport = (state: string) => ({
    __typename: 'DataExport',
    state,
    requestedAt: new Date().toISOString(),
    readyAt: null as string | null,
    expiresAt: null as string | null,
    byteSize: null as number | null,
    url: null as string | null,
  });
  let current: ReturnType<typeof dataExport> | null = null;
  answer(DataExportQuery, () => ({ viewer: { __typename: 'Viewer', dataExport: current } }));
  answer(RequestDataExport, () => {
    current = dataExport('WAITING');
    return {
      requestDataExport: {
        __typename: 'RequestDataExportPayload',
        viewer: { __typename: 'Viewer', dataExport: current },
        userErrors: [],
      },
    };
  });
  const { user, view } = renderAt('/account/data', <DataPage />);
  await user.click(await screen.findByRole('button', { name: 'Ask for my data' }));
  await screen.findByText(/being made/);
  expect(screen.queryByRole('button', { name: /Ask for/ })).toBeNull();
  view.unmount();
  const ready = {
    ...dataExport('READY'),
    byteSize: 1_234_567,
    url: 'https://ideas.example/account/export',
    expiresAt: '2026-12-01T00:00:00.000Z',
  };
  answer(DataExportQuery, () => ({ viewer: { __typename: 'Viewer', dataExport: ready } }));
  renderAt('/account/data', <DataPage />);
  expect(await screen.findByRole('link', { name: 'Download (1.2 MB)' })).toHaveAttribute('href', ready.url);
});

it('deletes the account once the handle is typed, and says what was wrong otherwise', async () => {
  known();
  answer(DataExportQuery, () => ({ viewer: { __typename: 'Viewer', dataExport: null } }));
  const tries = answer(DeleteAccount, ({ input }) =>
    input.confirmHandle === 'ada'
      ? { deleteAccount: { deleted: true, userErrors: [] } }
      : {
          deleteAccount: {
            deleted: null,
            userErrors: [userError('NOT_CONFIRMED', ['confirmHandle'], 'Please confirm first.')],
          },
        },
  );
  const { user } = renderAt('/account/data', <DataPage />);
  const field = await screen.findByRole('textbox', { name: 'Type your handle, ada, to confirm' });
  await user.click(screen.getByRole('button', { name: 'Delete my account' }));
  await waitFor(() => expect(field).toHaveFocus());
  expect(field).toHaveAccessibleDescription('Please confirm first.');
  await user.type(field, 'ada');
  await user.click(screen.getByRole('checkbox', { name: 'Take back all my votes, too' }));
  await user.click(screen.getByRole('button', { name: 'Delete my account' }));
  await waitFor(() => expect(screen.getByTestId('address')).toHaveTextContent('/account/deleted'));
  expect(tries.at(-1)).toEqual({ input: { confirmHandle: 'ada', withdrawVotes: true } });
});

it('says that the sessions could not be read, and tries again', async () => {
  known();
  let fails = true;
  answer(SessionsQuery, () =>
    fails
      ? refusal('INTERNAL_SERVER_ERROR')
      : { viewer: { __typename: 'Viewer', sessions: [session('s1', true)] } },
  );
  renderAt('/account/sessions', <SessionsPage />);
  const retry = await screen.findByRole('button', { name: 'Try again' });
  fails = false;
  fireEvent.click(retry);
  await screen.findByText('This browser');
});
