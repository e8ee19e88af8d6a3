import { screen, waitFor, within } from '@testing-library/react';
import { Route, Routes } from 'react-router';
import { describe, expect, it } from 'vitest';
import { ShellQuery } from '../../features/session/shell.js';
import { AssignIdea } from '../../features/triage/triage-mutations.js';
import { TriageIdeasQuery } from '../../features/triage/triage-queries.js';
import { answer } from '../../testing/api.js';
import { ADA, shell, VIEWER } from '../../testing/facts.js';
import { renderAt } from '../../testing/render-page.js';
import { DANA, openDesk, REVIEW, threeIdeas } from '../../testing/triage-facts.js';
import TriagePage from './triage-page.js';

const page = (path = '/triage') =>
  renderAt(
    path,
    <Routes>
      <Route path="/triage" element={<TriagePage />} />
      <Route path="*" element={null} />
    </Routes>,
  );

const rows = () => screen.getAllByRole('option', { name: /#\d/ });
const titles = () => rows().map((row) => row.getAttribute('aria-label')?.split(',')[0]);
const row = (title: string) => screen.getByRole('option', { name: new RegExp(`^${title}, #`) });

async function show(path?: string) {
  const desk = openDesk(threeIdeas());
  const rendered = page(path);
  await screen.findByRole('option', { name: /^More benches/ });
  await screen.findByText('The text of More benches');
  return { ...rendered, ...desk };
}

describe('who may triage', () => {
  it('is whoever is signed in; others are led to signing in and back', async () => {
    answer(ShellQuery, () => shell(null));
    page('/triage?show=overdue');
    await waitFor(() =>
      expect(screen.getByTestId('address')).toHaveTextContent('/sign-in?next=%2Ftriage%3Fshow%3Doverdue'),
    );
  });

  it('is whoever is on a team', async () => {
    answer(ShellQuery, () => shell(VIEWER));
    page();
    expect(await screen.findByText('You are not on a team yet')).toBeInTheDocument();
  });
});

describe('the inbox', () => {
  it('lists what waits and shows the first of it for reading', async () => {
    const { lists } = await show();
    expect(titles()).toEqual(['More benches', 'Night trams', 'Quiet cars']);
    expect(screen.getByText('3 ideas')).toBeInTheDocument();
    expect(lists).toEqual([
      { first: 50, after: null, orderBy: 'DUE', filter: { boardIds: ['b1'], unanswered: true } },
    ]);
    expect(row('More benches')).toHaveAttribute('aria-current', 'true');
  });

  it('says so when nothing waits', async () => {
    openDesk(new Map());
    page();
    expect(await screen.findByText('Nothing waits: every idea is answered')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'See all ideas of your boards' })).toHaveAttribute(
      'href',
      '/triage?show=all&order=newest',
    );
  });

  it('says what failed, and asks again on demand', async () => {
    openDesk(threeIdeas());
    let reachable = false;
    answer(TriageIdeasQuery, () => (reachable ? undefined : 'UNREACHABLE'));
    page();
    expect(await screen.findByRole('alert')).toHaveTextContent('can’t be reached');
    reachable = true;
    openDesk(threeIdeas());
    await userPress('Try again');
    expect(await screen.findByRole('option', { name: /^More benches/ })).toBeInTheDocument();
  });

  it('fetches on from where the list ends', async () => {
    const { lists } = openDesk(threeIdeas(), 2);
    page();
    await screen.findByRole('option', { name: /^Night trams/ });
    expect(rows()).toHaveLength(2);
    await userPress('Show more ideas');
    await screen.findByRole('option', { name: /^Quiet cars/ });
    expect(lists.map(({ after }) => after)).toEqual([null, '2']);
  });

  it('keeps every row in its place until it is refreshed', async () => {
    const { user, change } = await show();
    change('i1', DANA, { status: REVIEW }, 'Soon.');
    answer(AssignIdea, ({ input }) => ({
      assignIdea: {
        __typename: 'AssignIdeaPayload',
        idea: change(input.ideaId, ADA, { assignee: ADA }),
        userErrors: [],
      },
    }));
    await user.keyboard('m');
    // The answer tells that the idea is answered by now: it stays, as done.
    await waitFor(() =>
      expect(row('More benches')).toHaveAccessibleName(/answered, assigned to Ada Park, done$/),
    );
    expect(titles()).toEqual(['More benches', 'Night trams', 'Quiet cars']);
    await user.keyboard('r');
    await waitFor(() => expect(titles()).toEqual(['Night trams', 'Quiet cars']));
  });
});

describe('the keys', () => {
  it('lead through the list; the reading pane and the address follow', async () => {
    const { user } = await show();
    await user.keyboard('j');
    expect(row('Night trams')).toHaveFocus();
    expect(await screen.findByText('The text of Night trams')).toBeInTheDocument();
    expect(screen.getByTestId('address')).toHaveTextContent('/triage?idea=2');
    await user.keyboard('{ArrowDown}');
    expect(row('Quiet cars')).toHaveFocus();
    await user.keyboard('{ArrowDown}k');
    expect(row('Night trams')).toHaveFocus();
  });

  it('have one stop for Tab in the list', async () => {
    const { user } = await show();
    await user.keyboard('j');
    expect(rows().map((option) => option.tabIndex)).toEqual([-1, 0, -1]);
  });

  it('lead into the reading pane, and out of it', async () => {
    const { user } = await show();
    await user.keyboard('j{Enter}');
    expect(screen.getByRole('region', { name: 'The idea' })).toHaveFocus();
    await user.keyboard('{Escape}');
    expect(row('Night trams')).toHaveFocus();
  });

  it('select, one or up to here, and let go', async () => {
    const { user } = await show();
    await user.keyboard('x');
    expect(row('More benches')).toHaveAttribute('aria-selected', 'true');
    await user.keyboard('jj{Shift>}X{/Shift}');
    expect(rows().map((option) => option.ariaSelected ?? option.getAttribute('aria-selected'))).toEqual([
      'true',
      'true',
      'true',
    ]);
    expect(screen.getByText('3 selected')).toBeInTheDocument();
    await user.keyboard('{Escape}');
    expect(screen.queryByText('3 selected')).not.toBeInTheDocument();
  });

  it('are text where somebody writes', async () => {
    const { user } = await show();
    await user.keyboard('/');
    expect(screen.getByRole('searchbox', { name: 'Search in this view' })).toHaveFocus();
    await user.keyboard('je');
    expect(screen.getByRole('searchbox', { name: 'Search in this view' })).toHaveValue('je');
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    await waitFor(() => expect(screen.getByTestId('address')).toHaveTextContent('/triage?q=je'));
  });

  it('are all told by one of them, and can be turned off', async () => {
    const { user } = await show();
    await user.keyboard('?');
    const dialog = within(await screen.findByRole('dialog', { name: 'Keys' }));
    expect(await dialog.findByText('Write an internal note')).toBeInTheDocument();
    await user.click(dialog.getByRole('checkbox', { name: 'Letters work as keys' }));
    await user.click(dialog.getByRole('button', { name: 'Close' }));
    await user.keyboard('?');
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });
});

describe('a view', () => {
  it('is a link, can be named, and thrown away', async () => {
    const { user } = await show('/triage?tag=night');
    await user.click(screen.getByRole('button', { name: 'Save this view' }));
    await user.type(await screen.findByLabelText('Name of the view'), 'Nights');
    await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Save the view' }));
    const link = screen.getByRole('link', { name: 'Nights' });
    expect(link).toHaveAttribute('href', '/triage?tag=night');
    expect(link).toHaveAttribute('aria-current', 'page');
    await user.click(screen.getByRole('button', { name: 'Delete the view “Nights”' }));
    expect(screen.queryByRole('link', { name: 'Nights' })).not.toBeInTheDocument();
  });

  it('is narrowed by its filters', async () => {
    const { user, lists } = await show();
    await user.click(screen.getByRole('button', { name: 'Filters' }));
    await user.selectOptions(await screen.findByLabelText('Assigned to', { selector: 'select' }), 'Dana Lee');
    await waitFor(() => expect(screen.getByTestId('address')).toHaveTextContent('/triage?assignee=%40dana'));
    await waitFor(() =>
      expect(lists.at(-1)?.filter).toEqual({ boardIds: ['b1'], unanswered: true, assigneeId: 'm2' }),
    );
  });

  it('of what is overdue ends where the promise still holds', async () => {
    const ideas = threeIdeas();
    const last = ideas.get('i3');
    if (last) ideas.set('i3', { ...last, dueAt: new Date(Date.now() + 1e9).toISOString() });
    openDesk(ideas);
    page('/triage?show=overdue');
    await screen.findByRole('option', { name: /^Night trams/ });
    expect(titles()).toEqual(['More benches', 'Night trams']);
    expect(screen.getByText('2 ideas')).toBeInTheDocument();
  });
});

describe('an idea by its address', () => {
  it('is shown, and the keys go on from there', async () => {
    openDesk(threeIdeas());
    const { user } = page('/triage?tag=night&idea=2');
    expect(await screen.findByText('The text of Night trams')).toBeInTheDocument();
    await screen.findByRole('option', { name: /^Night trams/ });
    await user.keyboard('j');
    expect(await screen.findByText('The text of Quiet cars')).toBeInTheDocument();
    expect(screen.getByTestId('address')).toHaveTextContent('/triage?tag=night&idea=3');
  });

  it('says so where it is gone', async () => {
    openDesk(threeIdeas());
    page('/triage?idea=99');
    expect(await screen.findByText('This idea is no longer here')).toBeInTheDocument();
  });
});

async function userPress(name: string) {
  const { default: userEvent } = await import('@testing-library/user-event');
  await userEvent.setup().click(await screen.findByRole('button', { name }));
}
