import { screen, waitFor, within } from '@testing-library/react';
import { beforeAll, describe, expect, it } from 'vitest';
import { ChangeStatus, UndoStatus } from '../../features/triage/triage-mutations.js';
import { answer, refusal } from '../../testing/api.js';
import { ADA, userError } from '../../testing/facts.js';
import { renderAt } from '../../testing/render-page.js';
import { byStatus, DANA, NEW, openDesk, REVIEW, threeIdeas } from '../../testing/triage-facts.js';
import TriagePage from './triage-page.js';

const refused = (...userErrors: unknown[]) => ({
  changeIdeaStatus: { __typename: 'ChangeIdeaStatusPayload', ideas: null, userErrors },
});

const row = (title: string) => screen.getByRole('option', { name: new RegExp(`^${title}, #`) });
const dialog = () => within(screen.getByRole('dialog'));
const field = () => screen.findByLabelText(/^Official answer/);
const undoBar = () => screen.findByRole('region', { name: 'Done just now' });

/** The inbox, with a server that changes a status as asked, unless the idea was changed since it was read. */
async function show() {
  const desk = openDesk(threeIdeas());
  const calls = answer(ChangeStatus, ({ input }) => {
    const ids = Array.isArray(input.ideaIds) ? input.ideaIds : [input.ideaIds];
    const expected = [input.expected ?? []].flat();
    const stale = ids.findIndex(
      (id) =>
        (desk.ideas.get(id)?.triageVersion ?? 0) >
        (expected.find(({ ideaId }) => ideaId === id)?.triageVersion ?? 0),
    );
    if (stale >= 0) return refused(userError('STALE', ['expected', String(stale)], 'It has changed.'));
    const to = { status: byStatus(input.statusKey) };
    return {
      changeIdeaStatus: {
        __typename: 'ChangeIdeaStatusPayload',
        ideas: ids.map((id) => desk.change(id, ADA, to, input.response ?? undefined)),
        userErrors: [],
      },
    };
  });
  const rendered = renderAt('/triage', <TriagePage />);
  await screen.findByText('The text of More benches');
  return { ...rendered, ...desk, calls };
}

// Fetched when they are wanted; here at once, so that no test waits for it.
beforeAll(() => import('./triage-forms.js'));

describe('answering', () => {
  it('sends status and answer against the version that was read', async () => {
    const { user, calls } = await show();
    await user.keyboard('e');
    await waitFor(async () => expect(await field()).toHaveFocus());
    await user.type(await field(), 'We look at it.');
    await user.click(dialog().getByRole('radio', { name: 'Under review' }));
    await user.click(dialog().getByRole('button', { name: 'Answer and move to Under review' }));
    expect(await undoBar()).toHaveTextContent('1 idea moved to Under review');
    expect(calls).toEqual([
      {
        input: {
          ideaIds: ['i1'],
          statusKey: 'under-review',
          response: 'We look at it.',
          expected: [{ ideaId: 'i1', triageVersion: 1 }],
        },
      },
    ]);
    expect(row('More benches')).toHaveAccessibleName(/Under review, .*, answered, done$/);
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    expect(sessionStorage).toHaveLength(0);
  });

  it('offers only the steps that the workflow has from there', async () => {
    const { user } = await show();
    await user.keyboard('s');
    await screen.findByRole('radio', { name: /^New/ });
    expect(
      dialog()
        .getAllByRole('radio')
        .map((radio) => radio.parentElement?.textContent),
    ).toEqual(['Newas now', 'Acknowledged', 'Under review', 'Not planned']);
  });

  it('asks for words where they are owed, before it asks the server', async () => {
    const { user, calls } = await show();
    await user.keyboard('s');
    await user.click(await screen.findByRole('radio', { name: 'Not planned' }));
    await user.click(dialog().getByRole('button', { name: 'Move to Not planned' }));
    expect(await field()).toHaveAccessibleDescription(/^Say why/);
    await waitFor(async () => expect(await field()).toHaveFocus());
    expect(calls).toEqual([]);
  });

  it('is correcting or adding without a step where the status stays', async () => {
    const { user, calls } = await show();
    await user.keyboard('e');
    await user.type(await field(), 'Thank you.');
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(await undoBar()).toHaveTextContent('1 idea answered');
    expect(calls[0]?.input).toMatchObject({ statusKey: 'new', response: 'Thank you.' });
  });

  it('begins with what the team often says', async () => {
    const { user } = await show();
    await user.keyboard('e');
    await user.selectOptions(await screen.findByLabelText('Insert a reply template'), 'Later');
    expect(await field()).toHaveValue('We look at it in June.');
  });

  it('keeps what was written when the dialog is closed, for that idea', async () => {
    const { user } = await show();
    await user.keyboard('e');
    await user.type(await field(), 'Half a thou');
    await user.click(dialog().getByRole('button', { name: 'Close' }));
    await user.keyboard('e');
    expect(await field()).toHaveValue('Half a thou');
    await user.click(dialog().getByRole('button', { name: 'Close' }));
    await user.keyboard('je');
    expect(await field()).toHaveValue('');
  });

  it('loses nothing when the server can’t be reached', async () => {
    const { user } = await show();
    answer(ChangeStatus, () => 'UNREACHABLE');
    await user.keyboard('e');
    await user.type(await field(), 'Thank you.');
    await user.click(dialog().getByRole('button', { name: 'Answer' }));
    expect(await dialog().findByRole('alert')).toHaveTextContent('Nothing was lost');
    expect(await field()).toHaveValue('Thank you.');
  });

  it('says so when one may not', async () => {
    const { user } = await show();
    answer(ChangeStatus, () => refusal('FORBIDDEN'));
    await user.keyboard('e');
    await user.type(await field(), 'Thank you.');
    await user.click(dialog().getByRole('button', { name: 'Answer' }));
    expect(await dialog().findByRole('alert')).toHaveTextContent('Your account may not do this.');
  });
});

describe('taking it back', () => {
  const undoing = (desk: { change: ReturnType<typeof openDesk>['change'] }) =>
    answer(UndoStatus, () => ({
      undoStatusChange: {
        __typename: 'ChangeIdeaStatusPayload',
        ideas: [desk.change('i1', ADA, { status: NEW, answeredAfter: null })],
        userErrors: [],
      },
    }));

  it('undoes the step by a key', async () => {
    const { user, change } = await show();
    const undone = undoing({ change });
    await user.keyboard('s');
    await user.click(await screen.findByRole('radio', { name: 'Acknowledged' }));
    await user.click(dialog().getByRole('button', { name: 'Move to Acknowledged' }));
    await undoBar();
    await user.keyboard('u');
    await waitFor(() => expect(row('More benches')).toHaveAccessibleName(/#1, New,/));
    expect(undone).toEqual([{ input: { statusChangeIds: ['step-i1-2'] } }]);
    expect(screen.queryByRole('region', { name: 'Done just now' })).not.toBeInTheDocument();
  });

  it('says why where it is too late', async () => {
    const { user } = await show();
    answer(UndoStatus, () => ({
      undoStatusChange: {
        __typename: 'ChangeIdeaStatusPayload',
        ideas: null,
        userErrors: [userError('INVALID', null, 'The minute is over.')],
      },
    }));
    await user.keyboard('s');
    await user.click(await screen.findByRole('radio', { name: 'Acknowledged' }));
    await user.click(dialog().getByRole('button', { name: 'Move to Acknowledged' }));
    await user.click(within(await undoBar()).getByRole('button', { name: /Undo/ }));
    expect(await within(await undoBar()).findByRole('alert')).toHaveTextContent('The minute is over.');
  });

  it('has nothing to do before anything was done', async () => {
    const { user } = await show();
    await user.keyboard('u');
    expect(await screen.findByText('There is nothing to undo.')).toBeInTheDocument();
  });
});

describe('many at once', () => {
  it('are moved together, and let go of', async () => {
    const { user, calls } = await show();
    await user.click(screen.getByRole('checkbox', { name: 'Select all that are listed' }));
    const selected = within(screen.getByRole('group', { name: 'Selected ideas' }));
    await user.click(selected.getByRole('button', { name: 'Answer' }));
    await user.click(await screen.findByRole('radio', { name: 'Acknowledged' }));
    await user.click(dialog().getByRole('button', { name: 'Move 3 ideas to Acknowledged' }));
    expect(await undoBar()).toHaveTextContent('3 ideas moved to Acknowledged');
    expect(calls).toHaveLength(1);
    expect(calls[0]?.input.ideaIds).toEqual(['i1', 'i2', 'i3']);
    expect(screen.queryByText('3 selected')).not.toBeInTheDocument();
  });

  it('say at the ideas concerned why none was moved; without those, the rest goes', async () => {
    const { user } = await show();
    answer(ChangeStatus, () =>
      refused(userError('IN_ADOPTION', ['ideaIds', '1'], 'Its adoption decides that.')),
    );
    await user.keyboard('xjxjx');
    await user.keyboard('s');
    await user.click(await screen.findByRole('radio', { name: 'Acknowledged' }));
    await user.click(dialog().getByRole('button', { name: 'Move 3 ideas to Acknowledged' }));
    expect(await dialog().findByText('Its adoption decides that.')).toBeInTheDocument();
    expect(row('Night trams')).toHaveAccessibleName(/Its adoption decides that\.$/);
    expect(row('Quiet cars')).not.toHaveAccessibleName(/decides/);
    await user.click(dialog().getByRole('button', { name: 'Leave it out' }));
    expect(dialog().getByRole('button', { name: 'Move 2 ideas to Acknowledged' })).toBeInTheDocument();
  });
});

describe('two people at one idea', () => {
  it('tells what the other did before one’s own is done over it', async () => {
    const { user, calls, change } = await show();
    await user.keyboard('e');
    await user.type(await field(), 'Not now.');
    await user.click(dialog().getByRole('radio', { name: 'Not planned' }));
    change('i1', DANA, { status: REVIEW }, 'We look at it.');
    await user.click(dialog().getByRole('button', { name: 'Answer and move to Not planned' }));
    expect(await dialog().findByRole('alert')).toHaveTextContent(
      /More benches Dana Lee moved it to Under review/,
    );
    expect(await field()).toHaveValue('Not now.');
    await user.click(dialog().getByRole('button', { name: 'Do it all the same' }));
    await undoBar();
    expect(calls.map(({ input }) => input.expected)).toEqual([
      [{ ideaId: 'i1', triageVersion: 1 }],
      [{ ideaId: 'i1', triageVersion: 2 }],
    ]);
  });

  it('asks for another step where the other left none', async () => {
    const { user, calls, change } = await show();
    await user.keyboard('s');
    await user.click(await screen.findByRole('radio', { name: 'Acknowledged' }));
    change('i1', DANA, { status: REVIEW }, 'We look at it.');
    await user.click(dialog().getByRole('button', { name: 'Move to Acknowledged' }));
    expect(await dialog().findByText(/that step is not possible any more/)).toBeInTheDocument();
    await user.click(dialog().getByRole('button', { name: 'Do it all the same' }));
    expect(calls).toHaveLength(1);
  });

  it('shows in the reading pane what the other did since one looked', async () => {
    const { user, change } = await show();
    await user.keyboard('j');
    await screen.findByText('The text of Night trams');
    change('i1', DANA, { status: REVIEW, assignee: DANA }, 'We look at it.');
    await user.keyboard('k');
    expect(await screen.findByText(/Dana Lee moved it to Under review\./)).toBeInTheDocument();
    expect(screen.getByText('It was assigned to Dana Lee.')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Got it' }));
    expect(screen.queryByText('It was assigned to Dana Lee.')).not.toBeInTheDocument();
  });

  it('does not tell one of one’s own deeds', async () => {
    const { user } = await show();
    await user.keyboard('e');
    await user.type(await field(), 'Thank you.');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await undoBar();
    expect(screen.queryByRole('button', { name: 'Got it' })).not.toBeInTheDocument();
  });
});
