import { screen, waitFor } from '@testing-library/react';
import { Route, Routes } from 'react-router';
import { describe, expect, it } from 'vitest';
import { DemoQuery } from '../../features/session/demo-hints.js';
import { ShellQuery } from '../../features/session/shell.js';
import { answer } from '../../testing/api.js';
import { ADA, shell, userError, VIEWER } from '../../testing/facts.js';
import { renderAt } from '../../testing/render-page.js';
import SignInPage, { SignIn } from './sign-in-page.js';

const payload = (viewer: unknown, userErrors: unknown[] = []) => ({
  signIn: { __typename: 'SessionPayload', viewer, userErrors },
});

const DEMO = {
  __typename: 'Demo',
  mailUrl: 'http://groundswell.test/demo/mail',
  accounts: [
    {
      __typename: 'DemoAccount',
      email: 'team@example.org',
      password: 'a password of the demo',
      displayName: 'Theo Team',
      description: 'answers ideas',
    },
  ],
};

/** The server as it is: who is here changes with signing in. */
async function show(path: string, demo: typeof DEMO | null = null) {
  let viewer: typeof VIEWER | null = null;
  answer(ShellQuery, () => shell(viewer));
  answer(DemoQuery, () => ({ demo }));
  const calls = answer(SignIn, ({ input }) => {
    if (input.password === 'wrong')
      return payload(null, [userError('WRONG_CREDENTIALS', null, 'That is not it.')]);
    viewer = VIEWER;
    return payload({ __typename: 'Viewer', member: { __typename: 'Member', id: ADA.id } });
  });
  const rendered = renderAt(
    path,
    <Routes>
      <Route path="/sign-in" element={<SignInPage />} />
      <Route path="*" element={null} />
    </Routes>,
  );
  await screen.findByLabelText('Password');
  return { ...rendered, calls };
}

const address = () => screen.getByTestId('address');

describe('signing in', () => {
  it('leads back to where one came from', async () => {
    const { user, calls } = await show('/sign-in?next=%2Fsubmit%3Fboard%3Dparks');
    await user.type(screen.getByLabelText('E-mail'), ' ada@example.org ');
    await user.type(screen.getByLabelText('Password'), 'correct horse battery');
    await user.click(screen.getByRole('button', { name: 'Sign in' }));
    await waitFor(() => expect(address()).toHaveTextContent('/submit?board=parks'));
    expect(calls).toEqual([{ input: { email: 'ada@example.org', password: 'correct horse battery' } }]);
  });

  it('leads nowhere else', async () => {
    const { user } = await show('/sign-in?next=https%3A%2F%2Fevil.example%2F');
    await user.type(screen.getByLabelText('Password'), 'right');
    await user.click(screen.getByRole('button', { name: 'Sign in' }));
    await waitFor(() => expect(address()).toHaveTextContent(/^\/$/));
  });

  it('says when it did not work, and keeps what was typed', async () => {
    const { user } = await show('/sign-in');
    await user.type(screen.getByLabelText('E-mail'), 'ada@example.org');
    await user.type(screen.getByLabelText('Password'), 'wrong');
    await user.click(screen.getByRole('button', { name: 'Sign in' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('That is not it.');
    expect(screen.getByLabelText('E-mail')).toHaveValue('ada@example.org');
  });

  it('offers the accounts of a demo, each a press away', async () => {
    const { user, calls } = await show('/sign-in', DEMO);
    await user.click(await screen.findByRole('button', { name: 'Sign in as Theo Team' }));
    await waitFor(() => expect(address()).toHaveTextContent(/^\/$/));
    expect(calls).toEqual([{ input: { email: 'team@example.org', password: 'a password of the demo' } }]);
  });
});
