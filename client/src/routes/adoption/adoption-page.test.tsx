import { screen, waitFor, within } from '@testing-library/react';
import { Route, Routes } from 'react-router';
import { describe, expect, it } from 'vitest';
import { PickIdeasQuery } from '../../features/adoptions/idea-picker.js';
import { DeliverAdoption } from '../../features/adoptions/deliver-dialog.js';
import { DropAdoption } from '../../features/adoptions/drop-dialog.js';
import { TeamMembersQuery } from '../../features/adoptions/edit-adoption-dialog.js';
import { ReopenAdoption } from '../../features/adoptions/reopen-dialog.js';
import { StatusesQuery } from '../../features/adoptions/status-select.js';
import { UpdateAdoption } from '../../features/adoptions/update-adoption.js';
import { ShellQuery } from '../../features/session/shell.js';
import { ADOPTION, BORIS, page, ROW } from '../../testing/adoption-facts.js';
import { answer, refusal } from '../../testing/api.js';
import { ADA, shell, userError, VIEWER } from '../../testing/facts.js';
import { renderAt } from '../../testing/render-page.js';
import AdoptionPage from './adoption-page.js';
import { AdoptionIdeasQuery, AdoptionPageQuery, AdoptionUpdatesQuery } from './adoption-query.js';
import { PostAdoptionUpdate } from './post-progress.js';

const UPDATE = {
  __typename: 'AdoptionUpdate',
  id: 'u1',
  createdAt: '2026-02-01T00:00:00.000Z',
  bodyHtml: '<p>Eight are ordered.</p>',
  author: ADA,
};
const SECOND = { ...ROW, id: 'i2', number: 2, title: 'Seats by the river' };

interface World {
  adoption?: Partial<typeof ADOPTION>;
  updates?: unknown[];
  ideas?: unknown[];
}

async function show({ adoption = {}, updates = [], ideas = [ROW, SECOND] }: World = {}) {
  const world = { adoption: { ...ADOPTION, ...adoption }, updates, ideas };
  answer(ShellQuery, () => shell(VIEWER));
  answer(AdoptionPageQuery, () => ({ adoption: world.adoption }));
  answer(AdoptionIdeasQuery, () => ({
    adoption: { __typename: 'Adoption', id: 'a1', ideas: page(world.ideas) },
  }));
  answer(AdoptionUpdatesQuery, () => ({
    adoption: { __typename: 'Adoption', id: 'a1', updates: page(world.updates) },
  }));
  answer(StatusesQuery, () => ({
    statuses: [
      { __typename: 'IdeaStatus', key: 'adopted', name: 'Adopted', stage: 'ADOPTED' },
      { __typename: 'IdeaStatus', key: 'not-planned', name: 'Not planned', stage: 'CLOSED' },
      { __typename: 'IdeaStatus', key: 'under-review', name: 'Under review', stage: 'REVIEW' },
    ],
  }));
  answer(TeamMembersQuery, () => ({
    team: { __typename: 'Team', id: 't1', members: page([ADA, BORIS]) },
  }));
  const rendered = renderAt(
    '/adoptions/a1',
    <Routes>
      <Route path="/adoptions/:id" element={<AdoptionPage />} />
    </Routes>,
  );
  await screen.findByRole('heading', { level: 1 });
  await screen.findByText('More benches');
  return { ...rendered, world };
}

const dialog = () => within(screen.getByRole('dialog'));
const button = (name: string | RegExp) => screen.getByRole('button', { name });
/** What a mutation answers with once it is done. */
const done = (name: string, adoption: Partial<typeof ADOPTION>) => ({
  [name]: { __typename: 'Payload', adoption: { ...ADOPTION, ...adoption }, userErrors: [] },
});
const refused = (name: string, ...userErrors: unknown[]) => ({
  [name]: { __typename: 'Payload', adoption: null, userErrors },
});

describe('the page of an adoption', () => {
  it('says what is promised, how far it is, and whom to thank', async () => {
    await show({ updates: [UPDATE] });
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('A seat every 150 metres');
    expect(screen.getByText('Building').closest('li')).toHaveAttribute('aria-current', 'step');
    expect(screen.getByText('by March 31, 2999')).toBeInTheDocument();
    const thanks = screen.getByRole('heading', { name: 'Thanks to' }).closest('section');
    expect(thanks).toHaveTextContent('Boris Lind');
    expect(screen.getByRole('link', { name: /Drawings/ })).toHaveAttribute(
      'href',
      'https://example.org/drawings',
    );
    expect(await screen.findByText('Eight are ordered.')).toBeInTheDocument();
    expect(screen.getByText('The 2 ideas behind it')).toBeInTheDocument();
    expect(screen.getAllByText('14 for it, 2 against it')).toHaveLength(2);
  });

  it('offers nothing to change to others', async () => {
    await show({ adoption: { viewerCanEdit: false } });
    expect(screen.queryByRole('group', { name: 'For the team' })).not.toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /progress|ideas/i })).not.toBeInTheDocument();
  });

  it.each([
    ['nobody may know of', () => ({ adoption: null })],
    ['has no such id', () => refusal('BAD_USER_INPUT')],
  ])('is not found where it %s', async (_, respond) => {
    answer(ShellQuery, () => shell(null));
    answer(AdoptionIdeasQuery, () => ({ adoption: null }));
    answer(AdoptionPageQuery, respond);
    renderAt(
      '/adoptions/x',
      <Routes>
        <Route path="/adoptions/:id" element={<AdoptionPage />} />
      </Routes>,
    );
    expect(await screen.findByRole('heading', { level: 1 })).toHaveTextContent('There is nothing here');
  });
});

describe('posting progress', () => {
  const posted = { postAdoptionUpdate: { __typename: 'Payload', update: UPDATE, userErrors: [] } };

  it('shows the post among the others at once', async () => {
    const { user, world } = await show();
    const calls = answer(PostAdoptionUpdate, () => {
      world.updates = [UPDATE];
      return posted;
    });
    await user.click(button('Post progress'));
    expect(screen.getByLabelText('What is new?')).toHaveFocus();
    expect(
      screen.getByText('1,204 supporters will be told, and whoever follows these ideas.'),
    ).toBeInTheDocument();
    await user.type(screen.getByLabelText('What is new?'), 'Eight are ordered.');
    await user.click(button('Post'));
    expect(await screen.findByText('Eight are ordered.', { selector: 'p' })).toBeInTheDocument();
    expect(screen.queryByLabelText('What is new?')).not.toBeInTheDocument();
    expect(calls[0]?.input).toMatchObject({ adoptionId: 'a1', body: 'Eight are ordered.' });
    expect(sessionStorage.getItem('draft:progress:a1')).toBeNull();
  });

  it('repeats under the same key what got no answer, also after a reload', async () => {
    const { user, view } = await show();
    let reachable = false;
    const calls = answer(PostAdoptionUpdate, () => (reachable ? posted : 'UNREACHABLE'));
    await user.click(button('Post progress'));
    await user.type(screen.getByLabelText('What is new?'), 'Eight');
    await user.click(button('Post'));
    expect(await screen.findByRole('alert')).toHaveTextContent('Nothing was lost');
    view.unmount();
    reachable = true;
    const again = await show();
    answer(PostAdoptionUpdate, ({ input }) => {
      calls.push({ input });
      return posted;
    });
    expect(screen.getByLabelText('What is new?')).toHaveValue('Eight');
    await again.user.click(button('Post'));
    await waitFor(() => expect(screen.queryByLabelText('What is new?')).not.toBeInTheDocument());
    expect(calls[1]?.input.idempotencyKey).toBe(calls[0]?.input.idempotencyKey);
  });
});

describe('delivering', () => {
  it('says who will read it, and tells the story', async () => {
    const { user } = await show();
    const calls = answer(DeliverAdoption, () =>
      done('deliverAdoption', {
        stage: 'DELIVERED',
        outcome: 'PARTIAL',
        deliveredAt: '2026-06-01T00:00:00.000Z',
        responseHtml: '<p>They stand.</p>',
      }),
    );
    await user.click(button('Deliver…'));
    expect(dialog().getByText(/^1,204 supporters will be told/)).toBeInTheDocument();
    await user.click(dialog().getByRole('radio', { name: /A part of it/ }));
    await user.type(dialog().getByLabelText('The story'), 'They stand.');
    await user.click(dialog().getByRole('button', { name: 'Add a link' }));
    await user.type(dialog().getByLabelText('Name of link 2'), 'Map');
    await user.type(dialog().getByLabelText('Address of link 2'), 'example.org/map');
    await user.click(dialog().getByRole('button', { name: 'Deliver' }));
    expect(await screen.findByText('They stand.', { selector: 'p' })).toBeInTheDocument();
    expect(screen.getByText('Delivered in part')).toBeInTheDocument();
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    expect(button('Reopen…')).toBeInTheDocument();
    expect(calls).toEqual([
      {
        input: {
          adoptionId: 'a1',
          outcome: 'PARTIAL',
          response: 'They stand.',
          links: [
            { title: 'Drawings', url: 'https://example.org/drawings' },
            { title: 'Map', url: 'https://example.org/map' },
          ],
          idempotencyKey: expect.stringMatching(/^[0-9a-f-]{32,36}$/),
        },
      },
    ]);
  });

  it('says at the story what is wrong with it, and keeps it when the dialog is closed', async () => {
    const { user } = await show();
    answer(DeliverAdoption, () =>
      refused('deliverAdoption', userError('REQUIRED', ['response'], 'Tell the story.')),
    );
    await user.click(button('Deliver…'));
    await user.click(dialog().getByRole('button', { name: 'Deliver' }));
    const story = dialog().getByLabelText('The story');
    await waitFor(() => expect(story).toHaveAccessibleDescription(/Tell the story\./));
    expect(story).toHaveFocus();
    await user.type(story, 'They');
    await user.click(dialog().getByRole('button', { name: 'Cancel' }));
    await user.click(button('Deliver…'));
    expect(dialog().getByLabelText('The story')).toHaveValue('They');
    expect(dialog().getByLabelText('The story')).toBeValid();
  });

  it('asks for the name and the address of a link before it asks the server', async () => {
    const { user } = await show();
    const calls = answer(DeliverAdoption, () => done('deliverAdoption', {}));
    await user.click(button('Deliver…'));
    await user.click(dialog().getByRole('button', { name: 'Add a link' }));
    await user.type(dialog().getByLabelText('Name of link 2'), 'Map');
    await user.click(dialog().getByRole('button', { name: 'Deliver' }));
    expect(dialog().getByText(/Each link needs a name and an address/)).toBeInTheDocument();
    expect(dialog().getByLabelText('Name of link 1')).toBeValid();
    await waitFor(() => expect(dialog().getByLabelText('Name of link 2')).toHaveFocus());
    expect(calls).toEqual([]);
  });
});

describe('changing it', () => {
  it('sends only what was changed', async () => {
    const { user } = await show();
    const calls = answer(UpdateAdoption, () => done('updateAdoption', { title: 'A seat every 100 metres' }));
    await user.click(button('Edit'));
    const title = dialog().getByLabelText('The promise in one line');
    await user.clear(title);
    await user.type(title, 'A seat every 100 metres');
    await user.clear(dialog().getByLabelText('Target date'));
    await user.selectOptions(
      dialog().getByLabelText('Owner'),
      await dialog().findByRole('option', { name: 'Boris Lind' }),
    );
    await user.click(dialog().getByRole('button', { name: 'Save' }));
    expect(await screen.findByRole('heading', { name: 'A seat every 100 metres' })).toBeInTheDocument();
    expect(calls).toEqual([
      { input: { adoptionId: 'a1', title: 'A seat every 100 metres', targetDate: null, ownerId: 'm2' } },
    ]);
  });

  it('moves on to the next stage unless another one is chosen', async () => {
    const { user } = await show();
    const calls = answer(UpdateAdoption, ({ input }) =>
      done('updateAdoption', { stage: input.stage ?? 'BUILDING' }),
    );
    await user.click(button('Move on…'));
    expect(dialog().getByText('The status of its 2 ideas follows.')).toBeInTheDocument();
    await user.click(dialog().getByRole('button', { name: 'Move it' }));
    await waitFor(() =>
      expect(screen.getByText('Pilot').closest('li')).toHaveAttribute('aria-current', 'step'),
    );
    expect(calls).toEqual([{ input: { adoptionId: 'a1', stage: 'PILOT' } }]);
    await user.click(button('Move on…'));
    expect(dialog().getByRole('radio', { name: 'Building' })).toBeInTheDocument();
    expect(dialog().queryByRole('radio', { name: 'Pilot' })).not.toBeInTheDocument();
  });

  it('is dropped with the reason and where its ideas go', async () => {
    const { user } = await show();
    const calls = answer(DropAdoption, ({ input }) =>
      input.statusKey === ''
        ? refused('dropAdoption', userError('NOT_FOUND', ['statusKey'], 'Choose a status.'))
        : done('dropAdoption', { stage: 'DROPPED', droppedAt: '2026-06-01T00:00:00.000Z' }),
    );
    await user.click(button('Drop…'));
    await user.type(dialog().getByLabelText('Why'), 'No money');
    await user.click(dialog().getByRole('button', { name: 'Drop it' }));
    const status = dialog().getByLabelText('Where do its ideas go?');
    await waitFor(() => expect(status).toHaveAccessibleDescription(/Choose a status\./));
    expect(
      within(status)
        .getAllByRole('option')
        .map(({ textContent }) => textContent),
    ).toEqual(['Choose a status', 'Under review', 'Not planned']);
    await user.selectOptions(status, 'Not planned');
    await user.click(dialog().getByRole('button', { name: 'Drop it' }));
    expect(await screen.findByText('Why it was dropped')).toBeInTheDocument();
    expect(calls.at(-1)?.input).toEqual({ adoptionId: 'a1', response: 'No money', statusKey: 'not-planned' });
    expect(screen.queryByRole('button', { name: 'Post progress' })).not.toBeInTheDocument();
  });

  it('is reopened with the reason', async () => {
    const { user } = await show({
      adoption: { stage: 'DELIVERED', outcome: 'FULL', deliveredAt: '2026-06-01T00:00:00.000Z' },
    });
    const calls = answer(ReopenAdoption, () => done('reopenAdoption', {}));
    await user.click(button('Reopen…'));
    expect(dialog().getByText(/it leaves Ideas in Action/)).toBeInTheDocument();
    await user.type(dialog().getByLabelText('Why'), 'Half of them broke');
    await user.click(dialog().getByRole('button', { name: 'Reopen' }));
    expect(await screen.findByRole('button', { name: 'Deliver…' })).toBeInTheDocument();
    expect(calls).toEqual([
      { input: { adoptionId: 'a1', stage: 'BUILDING', response: 'Half of them broke' } },
    ]);
  });
});

describe('the ideas behind it', () => {
  const found = (more: object = {}) => ({
    ...ROW,
    id: 'i7',
    number: 7,
    title: 'Seats at bus stops',
    adoption: null,
    mergedInto: null,
    ...more,
  });

  it('takes in ideas that are found by their number', async () => {
    const { user, world } = await show();
    answer(PickIdeasQuery, ({ number }) => ({ idea: number === 7 ? found() : null }));
    const calls = answer(UpdateAdoption, () => {
      world.ideas = [...world.ideas, found()];
      return done('updateAdoption', {});
    });
    await user.click(button('Add ideas'));
    await user.click(dialog().getByRole('button', { name: 'Add ideas' }));
    expect(dialog().getByText('Choose at least one idea.')).toBeInTheDocument();
    await user.type(dialog().getByLabelText('Find ideas'), '#7');
    await user.click(await dialog().findByRole('checkbox', { name: /Seats at bus stops/ }));
    await user.type(dialog().getByLabelText('Your answer'), 'Yours, too');
    await user.click(dialog().getByRole('button', { name: 'Add 1 idea' }));
    expect(await screen.findByText('The 3 ideas behind it')).toBeInTheDocument();
    expect(calls).toEqual([{ input: { adoptionId: 'a1', addIdeaIds: ['i7'], response: 'Yours, too' } }]);
  });

  it('says of a found idea why it can’t join', async () => {
    const { user } = await show();
    answer(PickIdeasQuery, () => ({
      ideas: page([found({ adoption: { __typename: 'Adoption', id: 'a9', title: 'Bus stops' } })]),
    }));
    await user.click(button('Add ideas'));
    await user.type(dialog().getByLabelText('Find ideas'), 'seats');
    expect(await dialog().findByText('already part of “Bus stops”')).toBeInTheDocument();
    expect(dialog().getByRole('checkbox', { name: /Seats at bus stops/ })).toBeDisabled();
  });

  it('lets ideas go with a status and an answer', async () => {
    const { user, world } = await show();
    const calls = answer(UpdateAdoption, () => {
      world.ideas = [ROW];
      return done('updateAdoption', {});
    });
    await user.click(button('Remove ideas'));
    await user.click(dialog().getByRole('checkbox', { name: /Seats by the river/ }));
    await user.selectOptions(
      dialog().getByLabelText('Where do they go?'),
      await dialog().findByRole('option', { name: 'Under review' }),
    );
    await user.type(dialog().getByLabelText('Your answer'), 'Not here');
    await user.click(dialog().getByRole('button', { name: 'Remove 1 idea' }));
    expect(await screen.findByText('The idea behind it')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Remove ideas' })).not.toBeInTheDocument();
    expect(calls).toEqual([
      {
        input: {
          adoptionId: 'a1',
          removeIdeaIds: ['i2'],
          removedStatusKey: 'under-review',
          response: 'Not here',
        },
      },
    ]);
  });
});
