import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { Route, Routes } from 'react-router';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { IdeasQuery } from '../../features/ideas/ideas-query.js';
import { ShellQuery } from '../../features/session/shell.js';
import { CloseStorm } from '../../features/storms/close-storm-dialog.js';
import { UpdateStorm } from '../../features/storms/edit-storm-dialog.js';
import { WithdrawStorm } from '../../features/storms/withdraw-storm-dialog.js';
import { page } from '../../testing/adoption-facts.js';
import { answer } from '../../testing/api.js';
import { shell, userError, VIEWER } from '../../testing/facts.js';
import { renderAt } from '../../testing/render-page.js';
import { MAY_NOTHING, OVER, STORM, UPCOMING } from '../../testing/storm-facts.js';
import { StormPageQuery } from './storm-query.js';
import StormPage from './storm-page.js';

// Whoever sees it turn asks a moment later, not all in the same one.
afterEach(() => void vi.restoreAllMocks());

function show(storm: object | (() => object | null), viewer: typeof VIEWER | null = VIEWER) {
  answer(ShellQuery, () => shell(viewer));
  const lists = answer(IdeasQuery, () => ({ ideas: page([]) }));
  const reads = answer(StormPageQuery, () => ({ storm: typeof storm === 'function' ? storm() : storm }));
  const rendered = renderAt(
    '/storms/night-buses',
    <Routes>
      <Route path="/storms/:slug" element={<StormPage />} />
    </Routes>,
  );
  return { ...rendered, lists, reads };
}

describe('the page of a storm session', () => {
  it('says what is asked, by whom and how long it is open, and leads to submitting into it', async () => {
    const { lists } = show(STORM, null);
    expect(await screen.findByRole('heading', { name: 'Night buses?' })).toBeInTheDocument();
    expect(screen.getByText('big')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: /Ada Park/ })).toHaveAttribute('href', '/members/ada');
    expect(screen.getByRole('timer')).toHaveTextContent('2 days left');
    expect(screen.getByRole('link', { name: 'Submit an idea into it' })).toHaveAttribute(
      'href',
      '/submit?storm=night-buses',
    );
    expect(screen.queryByRole('group', { name: 'For the team' })).not.toBeInTheDocument();
    await waitFor(() => expect(lists[0]).toMatchObject({ orderBy: 'POPULAR', filter: { stormId: 's1' } }));
  });

  it('says when one opens that has not yet', async () => {
    const { lists } = show(UPCOMING);
    expect(await screen.findByRole('timer')).toHaveTextContent('opens in 3 days');
    expect(screen.getByText('It takes ideas once it opens. You will be told.')).toBeInTheDocument();
    expect(screen.queryByRole('link', { name: 'Submit an idea into it' })).not.toBeInTheDocument();
    expect(lists).toEqual([]);
  });

  it('shows first what came of one that is over, and who won', async () => {
    const { lists } = show({ ...OVER, result: 'Roofs.', resultHtml: '<p>Roofs.</p>' });
    const result = await screen.findByRole('region', { name: 'What came of it' });
    expect(within(result).getByText('Roofs.')).toBeInTheDocument();
    expect(result.compareDocumentPosition(screen.getByText('big'))).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
    expect(screen.queryByRole('timer')).not.toBeInTheDocument();
    await waitFor(() => expect(lists[0]).toMatchObject({ orderBy: 'TOP' }));
  });

  it('turns by itself when its end has come', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(0);
    const closesAt = new Date(Date.now() + 1200).toISOString();
    const { reads } = show(() =>
      Date.now() < Date.parse(closesAt) ? { ...STORM, closesAt } : { ...STORM, closesAt, state: 'CLOSED' },
    );
    expect(await screen.findByRole('link', { name: 'Submit an idea into it' })).toBeInTheDocument();
    expect(await screen.findByText(/It takes no more ideas/, {}, { timeout: 8000 })).toBeInTheDocument();
    expect(screen.queryByRole('link', { name: 'Submit an idea into it' })).not.toBeInTheDocument();
    expect(screen.getByText('The storm session is over now.')).toBeInTheDocument();
    expect(reads.length).toBeGreaterThan(1);
  }, 15_000);

  it('does not exist for who may not know of it', async () => {
    show(() => null);
    expect(
      await screen.findByRole('heading', { name: /not found|nothing here|doesn’t exist/i }),
    ).toBeInTheDocument();
  });
});

describe('its team', () => {
  const HOSTED = { ...STORM, viewerCan: { ...STORM.viewerCan, update: true, end: true } };

  it('ends it now with what came of it', async () => {
    let ended = false;
    const after = {
      ...HOSTED,
      state: 'CLOSED',
      result: 'Done.',
      resultHtml: '<p>Done.</p>',
      viewerCan: MAY_NOTHING,
    };
    const { user } = show(() => (ended ? after : HOSTED));
    await user.click(await screen.findByRole('button', { name: 'End it now…' }));
    const calls = answer(CloseStorm, () => {
      ended = true;
      return { closeStorm: { __typename: 'CloseStormPayload', storm: after, userErrors: [] } };
    });
    await user.type(screen.getByLabelText('What came of it'), 'Done.');
    await user.click(screen.getByRole('button', { name: 'End it now' }));
    expect(await screen.findByRole('region', { name: 'What came of it' })).toBeInTheDocument();
    // The button that opened the dialog is gone.
    await waitFor(() => expect(screen.getByRole('heading', { name: 'What came of it' })).toHaveFocus());
    expect(calls).toEqual([{ input: { stormId: 's1', result: 'Done.' } }]);
  });

  it('calls off one that has yet to open, after being asked', async () => {
    const { user } = show({ ...UPCOMING, viewerCan: { ...MAY_NOTHING, update: true, withdraw: true } });
    await user.click(await screen.findByRole('button', { name: 'Call it off…' }));
    let refuses = true;
    const calls = answer(WithdrawStorm, () => ({
      withdrawStorm: {
        __typename: 'WithdrawStormPayload',
        deletedId: refuses ? null : 's2',
        userErrors: refuses ? [userError('INVALID', ['stormId'], 'It has opened already.')] : [],
      },
    }));
    await user.click(screen.getByRole('button', { name: 'Call it off' }));
    expect(await screen.findByText('It has opened already.')).toBeInTheDocument();
    refuses = false;
    await user.click(screen.getByRole('button', { name: 'Call it off' }));
    await waitFor(() => expect(screen.getByTestId('address')).toHaveTextContent(/^\/storms$/));
    expect(calls).toEqual([{ input: { stormId: 's2' } }, { input: { stormId: 's2' } }]);
  });

  it('sends no beginning once it has opened, whatever was chosen before', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(0);
    let storm: object = { ...UPCOMING, viewerCan: { ...MAY_NOTHING, update: true } };
    const opensAt = new Date(Date.now() + 1500).toISOString();
    storm = { ...storm, opensAt };
    const { user } = show(() => storm);
    await user.click(await screen.findByRole('button', { name: 'Edit' }));
    fireEvent.change(screen.getByLabelText('Opens'), { target: { value: '' } });
    storm = { ...storm, state: 'OPEN', viewerCan: HOSTED.viewerCan };
    await waitFor(() => expect(screen.queryByLabelText('Opens')).not.toBeInTheDocument(), { timeout: 8000 });
    const calls = answer(UpdateStorm, () => ({
      updateStorm: { __typename: 'OpenStormPayload', storm, userErrors: [] },
    }));
    fireEvent.change(screen.getByLabelText('Closes'), { target: { value: '2031-01-01T12:00' } });
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(calls).toHaveLength(1));
    expect(calls).toEqual([{ input: { stormId: 's2', closesAt: expect.any(String) } }]);
  }, 15_000);

  it('reads at the field what is wrong, and sends only what was changed', async () => {
    const { user } = show(HOSTED);
    await user.click(await screen.findByRole('button', { name: 'Edit' }));
    expect(screen.queryByLabelText('Opens')).not.toBeInTheDocument();
    const calls = answer(UpdateStorm, () => ({
      updateStorm: {
        __typename: 'OpenStormPayload',
        storm: null,
        userErrors: [userError('TOO_LONG', ['title'], 'At most 150 characters.')],
      },
    }));
    await user.type(screen.getByLabelText('The question in one line'), '!');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() =>
      expect(screen.getByLabelText('The question in one line')).toHaveAccessibleDescription(/At most 150/),
    );
    expect(calls).toEqual([{ input: { stormId: 's1', title: 'Night buses?!' } }]);
  });
});
