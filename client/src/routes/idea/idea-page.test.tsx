import { screen, waitFor, within } from '@testing-library/react';
import { Route, Routes } from 'react-router';
import { describe, expect, it } from 'vitest';
import { DiscussionQuery } from '../../features/discussion/discussion-query.js';
import { ShellQuery } from '../../features/session/shell.js';
import { CastVote } from '../../features/votes/vote-provider.js';
import { ADOPTION, BORIS, GREEN, page, ROW } from '../../testing/adoption-facts.js';
import { answer } from '../../testing/api.js';
import { discussed } from '../../testing/comment-facts.js';
import { ADA, BENCHES, PARKS, shell, userError, VIEWER } from '../../testing/facts.js';
import { renderAt } from '../../testing/render-page.js';
import { ReviveIdea } from './archived-note.js';
import { DeleteIdea } from './delete-idea-button.js';
import { FollowIdea, UnfollowIdea } from './follow-button.js';
import IdeaPage from './idea-page.js';
import { IdeaPageQuery } from './idea-query.js';

const status = (key: string, name: string, stage: string) => ({ __typename: 'IdeaStatus', key, name, stage });
const NEW = status('new', 'New', 'SUBMITTED');
const BUILDING = status('in-development', 'In development', 'BUILDING');
const DELIVERED = status('implemented', 'Implemented', 'DELIVERED');

const change = (id: string, from: object | null, to: object, more: object = {}) => ({
  __typename: 'StatusChange',
  id,
  createdAt: '2026-02-01T00:00:00.000Z',
  responseHtml: null,
  isUndone: false,
  from,
  to,
  actor: { ...ADA, teams: [GREEN] },
  ...more,
});

const IDEA = {
  ...ROW,
  bodyHtml: '<p>Of wood</p>',
  body: 'Of wood',
  version: 1,
  url: 'http://groundswell.test/ideas/1-more-benches',
  editedAt: null,
  dueAt: null,
  moderation: 'VISIBLE',
  viewerReported: false,
  importedSupport: 0,
  board: { ...PARKS, voteBudget: null, viewerVotesLeft: null, teams: [GREEN] },
  author: { ...BORIS },
  assignee: null as unknown,
  team: null as unknown,
  mergedInto: null as unknown,
  merged: page([]),
  adoption: null as unknown,
  storm: null as unknown,
  viewerIsTold: false,
  officialResponse: null as unknown,
  history: { __typename: 'StatusChangeConnection', nodes: [change('c0', null, NEW)] as unknown[] },
  supporters: page([]),
  similar: [],
  commentCount: 0,
  extensions: [] as unknown[],
  attachments: [] as unknown[],
  updatedAt: '2026-01-01T00:00:00.000Z',
  viewerCan: {
    __typename: 'IdeaPermissions',
    edit: false,
    delete: false,
    revive: false,
    comment: true,
    report: false,
    moderate: false,
    voteFor: false,
  },
};

async function show(idea: Partial<typeof IDEA> = {}, viewer: typeof VIEWER | null = VIEWER) {
  const world = { idea: { ...IDEA, ...idea } };
  answer(ShellQuery, () => shell(viewer));
  answer(IdeaPageQuery, () => world);
  answer(DiscussionQuery, () => discussed([]));
  const rendered = renderAt(
    '/ideas/1-more-benches',
    <Routes>
      <Route path="/ideas/:numberAndSlug" element={<IdeaPage />} />
    </Routes>,
  );
  await screen.findByRole('heading', { level: 1, name: 'More benches' });
  return { ...rendered, world };
}

const steps = () =>
  within(screen.getByRole('region', { name: 'What became of it' }))
    .getAllByRole('listitem')
    .map(({ textContent }) => textContent);

const adoption = (more: object = {}) => ({
  ...ADOPTION,
  updates: page([
    {
      __typename: 'AdoptionUpdate',
      id: 'u1',
      createdAt: '2026-02-02T00:00:00.000Z',
      bodyHtml: '<p>Eight are ordered.</p>',
      author: BORIS,
    },
  ]),
  ...more,
});

describe('what became of an idea', () => {
  it('shows who has taken it on, and the progress among the steps', async () => {
    await show({
      status: BUILDING,
      adoption: adoption(),
      history: {
        __typename: 'StatusChangeConnection',
        nodes: [change('c1', NEW, BUILDING), change('c0', null, NEW)],
      },
    });
    const note = within(screen.getByRole('region', { name: 'A seat every 150 metres' }));
    expect(note.getByText('Building')).toBeInTheDocument();
    expect(note.getByText('by March 31, 2999')).toBeInTheDocument();
    expect(note.getByText('Eight are ordered.')).toBeInTheDocument();
    expect(note.getByRole('link', { name: 'Everything about it' })).toHaveAttribute('href', '/adoptions/a1');
    expect(steps()).toEqual([
      expect.stringMatching(/^Submitted by Boris Lind/),
      expect.stringMatching(/^In development/),
      expect.stringMatching(/^Progress.*Boris Lind.*Eight are ordered\./),
    ]);
  });

  it('thanks with the delivery', async () => {
    await show({
      status: DELIVERED,
      adoption: adoption({ stage: 'DELIVERED', outcome: 'FULL', deliveredAt: '2026-02-03T00:00:00.000Z' }),
      history: {
        __typename: 'StatusChangeConnection',
        nodes: [
          change('c1', NEW, DELIVERED, { createdAt: '2026-02-03T00:00:00.000Z' }),
          change('c0', null, NEW),
        ],
      },
    });
    const last = screen.getByText('Implemented', { selector: '.timeline *' }).closest('li');
    expect(last).toHaveTextContent(/Thanks to.*Boris Lind/);
  });

  it('strikes out what was taken back', async () => {
    await show({
      history: {
        __typename: 'StatusChangeConnection',
        nodes: [
          change('c2', DELIVERED, NEW),
          change('c1', NEW, DELIVERED, { isUndone: true, responseHtml: '<p>Wrong idea</p>' }),
          change('c0', null, NEW),
        ],
      },
    });
    expect(steps()).toEqual([
      expect.stringMatching(/^Submitted/),
      expect.stringMatching(/^Implementedtaken back/),
    ]);
    expect(screen.queryByText('Wrong idea')).not.toBeInTheDocument();
  });
});

describe('an idea that was merged', () => {
  const target = {
    ...BENCHES,
    id: 'i12',
    number: 12,
    slug: 'seats',
    title: 'Seats',
    points: 70,
    promoteCount: 7,
    demoteCount: 0,
  };

  it('leads to the other one, and a vote counts there', async () => {
    const { user } = await show({ isOpen: false, mergedInto: target });
    const calls = answer(CastVote, () => ({
      castVote: {
        __typename: 'CastVotePayload',
        idea: { ...target, viewerVote: 'PROMOTE', popularity: 1, viewerIsTold: true, board: IDEA.board },
        userErrors: [],
      },
    }));
    expect(screen.getByRole('link', { name: '#12 Seats' })).toHaveAttribute('href', '/ideas/12-seats');
    const [control] = screen.getAllByRole('group', { name: 'Vote on “Seats”' });
    await user.click(within(control ?? document.body).getByRole('button', { name: 'Promote' }));
    await waitFor(() => expect(calls).toEqual([{ input: { ideaId: 'i12', direction: 'PROMOTE' } }]));
    expect(screen.queryByRole('group', { name: 'Vote on “More benches”' })).not.toBeInTheDocument();
  });

  it('is named by the one that it was merged into', async () => {
    await show({ merged: page([{ ...target, author: BORIS }]) });
    const list = screen.getByRole('heading', { name: '1 idea merged into this one' }).closest('section');
    expect(within(list ?? document.body).getByRole('link', { name: 'Seats' })).toHaveAttribute(
      'href',
      '/ideas/12-seats',
    );
  });
});

describe('following', () => {
  const told = (viewerIsTold: boolean) => ({
    idea: { __typename: 'Idea', id: 'i1', viewerIsTold, viewerFollows: viewerIsTold, followerCount: 1 },
    userErrors: [],
  });

  it('turns news of the idea on and off', async () => {
    const { user } = await show();
    const follows = answer(FollowIdea, () => ({ followIdea: { __typename: 'Payload', ...told(true) } }));
    const mutes = answer(UnfollowIdea, () => ({ unfollowIdea: { __typename: 'Payload', ...told(false) } }));
    await user.click(screen.getByRole('button', { name: 'Follow' }));
    await user.click(await screen.findByRole('button', { name: 'Following' }));
    expect(await screen.findByRole('button', { name: 'Follow' })).toBeInTheDocument();
    expect(screen.getByText('You will hear no more of this idea.')).toBeInTheDocument();
    expect([follows, mutes]).toEqual([[{ input: { ideaId: 'i1' } }], [{ input: { ideaId: 'i1' } }]]);
  });

  it('says so when it did not work', async () => {
    const { user } = await show();
    answer(FollowIdea, () => 'UNREACHABLE');
    await user.click(screen.getByRole('button', { name: 'Follow' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('The server can’t be reached');
    expect(screen.getByRole('button', { name: 'Follow' })).toBeInTheDocument();
  });

  it('asks to sign in first', async () => {
    await show({}, null);
    expect(screen.getByRole('link', { name: 'Follow' })).toHaveAttribute(
      'href',
      '/sign-in?next=%2Fideas%2F1-more-benches',
    );
  });
});

describe('an archived idea', () => {
  const archived = {
    isOpen: false,
    status: status('archived', 'Archived', 'ARCHIVED'),
    viewerCan: { ...IDEA.viewerCan, revive: true },
  };

  it('is brought back by whoever cares', async () => {
    const { user, world } = await show(archived);
    answer(ReviveIdea, () => {
      world.idea = { ...IDEA, status: NEW };
      return {
        reviveIdea: {
          __typename: 'Payload',
          idea: { __typename: 'Idea', id: 'i1', isOpen: true, status: NEW, viewerCan: IDEA.viewerCan },
          userErrors: [],
        },
      };
    });
    await user.click(screen.getByRole('button', { name: 'Bring it back' }));
    await waitFor(() => expect(screen.queryByText(/This idea is archived/)).not.toBeInTheDocument());
    expect(screen.getByText('New')).toBeInTheDocument();
  });

  it('says why it can’t be', async () => {
    const { user } = await show(archived);
    answer(ReviveIdea, () => ({
      reviveIdea: {
        __typename: 'Payload',
        idea: null,
        userErrors: [userError('NOT_FOUND', ['ideaId'], 'That is gone.')],
      },
    }));
    await user.click(screen.getByRole('button', { name: 'Bring it back' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('That is gone.');
  });

  it('is only named so where it can not be brought back', async () => {
    await show({ ...archived, viewerCan: IDEA.viewerCan });
    expect(screen.getByText('This idea is archived.')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Bring it back' })).not.toBeInTheDocument();
  });
});

it('says who looks after an idea until it is decided', async () => {
  await show({ assignee: ADA, team: GREEN });
  expect(screen.getByText(/^in the hands of/)).toHaveTextContent('in the hands of Ada Park, Green spaces');
});

it('shows the picture of a text that says no more than the title, and the files of what was added', async () => {
  const file = (fileName: string, contentType: string) => ({
    __typename: 'Attachment',
    id: fileName,
    fileName,
    contentType,
    byteSize: 2048,
    url: `http://groundswell.test/attachments/${fileName}`,
    thumbnailUrl: null,
    width: null,
    height: null,
  });
  await show({
    excerpt: ROW.title,
    bodyHtml: `<p>${ROW.title}</p><p><img src="/attachments/map" alt="Map"></p>`,
    attachments: [file('map', 'image/png')],
    extensions: [
      {
        __typename: 'Comment',
        id: 'c1',
        bodyHtml: '<p>With backs</p>',
        attachments: [file('plan.pdf', 'application/pdf')],
        author: BORIS,
      },
    ],
  });
  expect(screen.getAllByRole('img', { name: 'Map' })).toHaveLength(1);
  expect(screen.getByRole('link', { name: /^plan\.pdf/ })).toBeInTheDocument();
});

it('leads from one idea to another, and stays there', async () => {
  const seats = { ...BENCHES, id: 'i12', number: 12, slug: 'seats', title: 'Seats' };
  answer(ShellQuery, () => shell(VIEWER));
  answer(DiscussionQuery, () => discussed([]));
  let arrive: (() => void) | undefined;
  answer(IdeaPageQuery, async ({ number }) => {
    if (number === 1) return { idea: { ...IDEA, mergedInto: seats } };
    await new Promise<void>((resolve) => (arrive = resolve));
    return { idea: { ...IDEA, ...seats } };
  });
  const { user } = renderAt(
    '/ideas/1-more-benches',
    <Routes>
      <Route path="/ideas/:numberAndSlug" element={<IdeaPage />} />
    </Routes>,
  );
  await user.click(await screen.findByRole('link', { name: '#12 Seats' }));
  await waitFor(() => expect(screen.getByTestId('address')).toHaveTextContent('/ideas/12-seats'));
  expect(screen.queryByRole('heading', { name: 'More benches' })).toBeNull();
  await waitFor(() => expect(arrive).toBeDefined());
  arrive?.();
  await screen.findByRole('heading', { level: 1, name: 'Seats' });
  expect(screen.getByTestId('address')).toHaveTextContent('/ideas/12-seats');
});

it('offers nothing that cannot be done while it waits for a moderator', async () => {
  await show({ moderation: 'HELD', viewerCan: { ...IDEA.viewerCan, comment: false } });
  expect(screen.getByText('Comments open once a moderator has looked at this idea.')).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'Follow' })).toBeNull();
  expect(screen.queryByRole('button', { name: 'Share' })).toBeNull();
});

it('asks moderators why they delete what is hidden, and offers them to hide what is not', async () => {
  const viewerCan = { ...IDEA.viewerCan, delete: true, moderate: true };
  const first = await show({ viewerCan });
  expect(screen.getByRole('button', { name: 'Hide' })).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'Delete' })).toBeNull();
  first.view.unmount();
  const { user } = await show({ viewerCan, moderation: 'HIDDEN' });
  const sent = answer(DeleteIdea, () => ({
    deleteIdea: { __typename: 'DeleteIdeaPayload', deletedId: 'i1', userErrors: [] },
  }));
  await user.click(screen.getByRole('button', { name: 'Delete' }));
  await user.type(screen.getByRole('textbox', { name: 'Why' }), 'Somebody’s address');
  await user.click(screen.getByText('Delete the idea'));
  await waitFor(() => expect(sent).toEqual([{ input: { ideaId: 'i1', reason: 'Somebody’s address' } }]));
});

it('names the team that owns the board as the one that answers', async () => {
  const other = { ...GREEN, id: 't9', name: 'Billing' };
  await show({
    officialResponse: change('c1', NEW, BUILDING, {
      responseHtml: '<p>Soon.</p>',
      actor: { ...ADA, teams: [other, GREEN] },
    }),
  });
  expect(screen.getByRole('heading', { name: 'Answer from Green spaces' })).toBeInTheDocument();
});
