import { fireEvent, screen, waitFor } from '@testing-library/react';
import { Route, Routes } from 'react-router';
import { describe, expect, it } from 'vitest';
import { SimilarIdeasQuery } from '../../features/ideas/similar-ideas.js';
import { ShellQuery } from '../../features/session/shell.js';
import { answer, refusal } from '../../testing/api.js';
import { shell, userError, VIEWER } from '../../testing/facts.js';
import { renderAt } from '../../testing/render-page.js';
import { STORM, UPCOMING } from '../../testing/storm-facts.js';
import { SubmitStormQuery } from './storm-question.js';
import SubmitPage, { SubmitIdea } from './submit-page.js';

const DONE = {
  submitIdea: {
    __typename: 'SubmitIdeaPayload',
    idea: { __typename: 'Idea', id: 'i9', number: 9, slug: 'more-benches', moderation: 'VISIBLE' },
    userErrors: [],
  },
};

const refused = (...userErrors: unknown[]) => ({
  submitIdea: { __typename: 'SubmitIdeaPayload', idea: null, userErrors },
});

const title = () => screen.getByLabelText('Idea in one sentence');
const send = () => screen.getByRole('button', { name: /^Submit(ting…| the idea)$/ });

async function show(path = '/submit?board=parks') {
  answer(ShellQuery, () => shell(VIEWER));
  answer(SimilarIdeasQuery, () => ({ similarIdeas: [] }));
  const rendered = renderAt(
    path,
    <Routes>
      <Route path="/submit" element={<SubmitPage />} />
      <Route path="*" element={null} />
    </Routes>,
  );
  await screen.findByRole('option', { name: 'Roads' });
  return rendered;
}

describe('submitting an idea', () => {
  it('sends what was written and leads to the idea', async () => {
    const { user } = await show();
    const calls = answer(SubmitIdea, () => DONE);
    await user.type(title(), 'More benches');
    await user.type(screen.getByLabelText('Details'), 'In the shade');
    await user.type(screen.getByLabelText('Tags'), 'parks, #rest');
    await user.click(send());
    await waitFor(() => expect(screen.getByTestId('address')).toHaveTextContent('/ideas/9-more-benches'));
    expect(calls).toEqual([
      {
        input: {
          boardId: 'b1',
          title: 'More benches',
          body: 'In the shade',
          tags: ['parks', 'rest'],
          idempotencyKey: expect.stringMatching(/^[0-9a-f-]{32,36}$/),
        },
      },
    ]);
    expect(localStorage).toHaveLength(0);
  });

  it('says at each field what is wrong with it, and leads the focus to the first', async () => {
    const { user } = await show();
    answer(SubmitIdea, () =>
      refused(
        userError('TOO_SHORT', ['title'], 'At least 5 characters.'),
        userError('TOO_MANY', ['tags'], 'At most 5 tags.'),
      ),
    );
    await user.type(title(), 'Ben');
    await user.click(send());
    await waitFor(() => expect(title()).toHaveAccessibleDescription(/At least 5 characters\./));
    expect(title()).toBeInvalid();
    await waitFor(() => expect(title()).toHaveFocus());
    expect(screen.getByLabelText('Tags')).toHaveAccessibleDescription(/At most 5 tags\./);
    expect(screen.getByLabelText('Details')).toBeValid();
  });

  it('says above the form what belongs to no field', async () => {
    const { user } = await show();
    answer(SubmitIdea, () => refused(userError('TOO_MANY', null, 'Five ideas a day are enough.')));
    await user.type(title(), 'More benches');
    await user.click(send());
    expect(await screen.findByRole('alert')).toHaveTextContent('Five ideas a day are enough.');
    await waitFor(() => expect(screen.getByRole('alert')).toHaveFocus());
  });

  it('asks for a board before it asks the server', async () => {
    const { user } = await show('/submit');
    await user.type(title(), 'More benches');
    await user.click(send());
    expect(await screen.findByText('Choose the board that it belongs to.')).toBeInTheDocument();
    await waitFor(() => expect(screen.getByLabelText('Board')).toHaveFocus());
  });

  it('submits once, however often it is pressed', async () => {
    const { user } = await show();
    const calls = answer(SubmitIdea, () => DONE);
    await user.type(title(), 'More benches');
    fireEvent.click(send());
    fireEvent.click(send());
    await waitFor(() => expect(screen.getByTestId('address')).toHaveTextContent('/ideas/9-more-benches'));
    expect(calls).toHaveLength(1);
  });

  it('repeats a submission that got no answer under the same key', async () => {
    const { user } = await show();
    let reachable = false;
    const calls = answer(SubmitIdea, () => (reachable ? DONE : 'UNREACHABLE'));
    await user.type(title(), 'More benches');
    await user.click(send());
    expect(await screen.findByRole('alert')).toHaveTextContent('Nothing was lost');
    expect(title()).toHaveValue('More benches');
    reachable = true;
    await user.click(send());
    await waitFor(() => expect(screen.getByTestId('address')).toHaveTextContent('/ideas/9-more-benches'));
    expect(calls[1]?.input.idempotencyKey).toBe(calls[0]?.input.idempotencyKey);
  });

  it('keeps the draft over a reload', async () => {
    const { user, view } = await show();
    await user.type(title(), 'More benches');
    view.unmount();
    await show();
    expect(title()).toHaveValue('More benches');
  });

  it('leads to sign in and back when the session has ended, the draft kept', async () => {
    const { user } = await show();
    await user.type(title(), 'More benches');
    answer(SubmitIdea, () => refusal('UNAUTHENTICATED'));
    answer(ShellQuery, () => shell(null));
    await user.click(send());
    await waitFor(() =>
      expect(screen.getByTestId('address')).toHaveTextContent('/sign-in?next=%2Fsubmit%3Fboard%3Dparks'),
    );
    expect(localStorage.getItem('draft:idea')).toContain('More benches');
  });

  it('goes into the storm session that the address names', async () => {
    answer(SubmitStormQuery, () => ({ storm: STORM }));
    answer(ShellQuery, () => shell(VIEWER));
    answer(SimilarIdeasQuery, () => ({ similarIdeas: [] }));
    const { user } = renderAt('/submit?storm=night-buses', <SubmitPage />);
    expect(await screen.findByRole('heading', { name: 'Night buses?' })).toBeInTheDocument();
    expect(screen.getAllByRole('option').map(({ textContent }) => textContent)).toEqual(['Parks']);
    const calls = answer(SubmitIdea, () => DONE);
    await user.type(title(), 'More benches');
    await user.click(send());
    await waitFor(() => expect(calls[0]?.input).toMatchObject({ boardId: 'b1', stormId: 's1' }));
  });

  describe('when the storm session ends while one writes', () => {
    async function write() {
      let over = false;
      answer(SubmitStormQuery, () => ({ storm: over ? { ...STORM, state: 'CLOSED' } : STORM }));
      answer(ShellQuery, () => shell(VIEWER));
      answer(SimilarIdeasQuery, () => ({ similarIdeas: [] }));
      const { user } = renderAt(
        '/submit?storm=night-buses',
        <Routes>
          <Route path="/submit" element={<SubmitPage />} />
          <Route path="*" element={null} />
        </Routes>,
      );
      await user.type(await screen.findByLabelText('Idea in one sentence'), 'More benches');
      over = true;
      return user;
    }

    it('keeps in sight what was written, and leads out of the session with it', async () => {
      const user = await write();
      answer(SubmitIdea, () => refused(userError('STORM_NOT_OPEN', ['stormId'], 'It ended.')));
      await user.click(send());
      expect(await screen.findByText('This storm session is over')).toBeInTheDocument();
      expect(screen.getByText(/What you wrote is kept/).closest('[role="alert"]')).not.toBeNull();
      expect(title()).toHaveValue('More benches');
      expect(screen.queryByRole('button', { name: 'Submit the idea' })).not.toBeInTheDocument();
      await user.click(screen.getByRole('link', { name: 'Submit your idea outside of it' }));
      expect(screen.getByTestId('address')).toHaveTextContent('/submit?board=parks');
      expect(title()).toHaveValue('More benches');
      expect(send()).toBeInTheDocument();
    });

    it('repeats what was sent before the end and got no answer, under the same key', async () => {
      const user = await write();
      let reachable = false;
      const calls = answer(SubmitIdea, () => (reachable ? DONE : 'UNREACHABLE'));
      await user.click(send());
      expect(await screen.findByText('This storm session is over')).toBeInTheDocument();
      reachable = true;
      await user.click(send());
      await waitFor(() => expect(screen.getByTestId('address')).toHaveTextContent('/ideas/9-more-benches'));
      expect(calls[1]?.input).toEqual(calls[0]?.input);
    });
  });

  it('says when a storm session opens instead of taking what would be refused', async () => {
    answer(SubmitStormQuery, () => ({ storm: UPCOMING }));
    answer(ShellQuery, () => shell(VIEWER));
    renderAt('/submit?storm=snow', <SubmitPage />);
    expect(await screen.findByText('This storm session has not opened yet')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'To the storm session' })).toHaveAttribute(
      'href',
      '/storms/snow',
    );
    expect(screen.queryByLabelText('Idea in one sentence')).not.toBeInTheDocument();
  });
});
