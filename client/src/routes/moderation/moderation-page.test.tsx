import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { ModerateContent, ModerationCount } from '../../features/moderation/moderation-mutations.js';
import { ShellQuery } from '../../features/session/shell.js';
import { answer } from '../../testing/api.js';
import { ADA, PARKS, shell, userError, VIEWER } from '../../testing/facts.js';
import { renderAt } from '../../testing/render-page.js';
import ModerationPage from './moderation-page.js';
import { ModerationQueueQuery } from './moderation-query.js';

const MOD = { ...VIEWER, canModerate: true, moderationCount: 2 };
const AUTHOR = { ...ADA, joinedAt: '2026-01-01T00:00:00.000Z' };

const held = {
  __typename: 'ModerationItem',
  id: 'q1',
  state: 'HELD',
  heldFor: 'FIRST_POSTS',
  oldestAt: '2026-01-01T00:00:00.000Z',
  reports: [],
  subject: {
    __typename: 'Idea',
    id: 'i1',
    number: 1,
    slug: 'more-benches',
    title: 'More benches',
    bodyHtml: '<p>By the river</p>',
    moderation: 'HELD',
    createdAt: '2026-01-01T00:00:00.000Z',
    board: PARKS,
    author: AUTHOR,
  },
};
const reported = {
  __typename: 'ModerationItem',
  id: 'q2',
  state: 'VISIBLE',
  heldFor: null,
  oldestAt: '2026-01-02T00:00:00.000Z',
  reports: [
    {
      __typename: 'ContentReport',
      reason: 'ABUSE',
      note: 'Calls names',
      createdAt: '2026-01-02T00:00:00.000Z',
      reporter: { ...ADA, id: 'm7', displayName: 'Grace Lee', handle: 'grace' },
    },
  ],
  subject: {
    __typename: 'Comment',
    id: 'c1',
    bodyHtml: '<p>Nonsense</p>',
    internal: false,
    moderation: 'VISIBLE',
    createdAt: '2026-01-02T00:00:00.000Z',
    author: AUTHOR,
    idea: { __typename: 'Idea', id: 'i2', number: 2, slug: 'fewer-cars', title: 'Fewer cars', board: PARKS },
    parent: {
      __typename: 'Comment',
      id: 'c0',
      body: 'What about buses?',
      author: { ...ADA, id: 'm9', displayName: 'Boris Lind' },
    },
  },
};

function open(items: unknown[], path = '/moderation') {
  answer(ShellQuery, () => shell(MOD));
  const asked = answer(ModerationQueueQuery, () => ({
    viewer: { __typename: 'Viewer', moderationCount: items.length },
    moderationQueue: {
      __typename: 'ModerationItemConnection',
      totalCount: items.length,
      nodes: items,
      pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null },
    },
  }));
  answer(ModerationCount, () => ({ viewer: { __typename: 'Viewer', moderationCount: 0 } }));
  return { asked, ...renderAt(path, <ModerationPage />) };
}

const decisions = () =>
  answer(ModerateContent, ({ input }) => ({
    moderateContent: {
      __typename: 'ModerateContentPayload',
      subjects: [input.subjectIds].flat().map((id) =>
        id.startsWith('i')
          ? { __typename: 'Idea', id, moderation: 'VISIBLE', isOpen: true, commentCount: 0 }
          : {
              __typename: 'Comment',
              id,
              moderation: 'HIDDEN',
              idea: { __typename: 'Idea', id: 'i2', commentCount: 0 },
            },
      ),
      userErrors: [],
    },
  }));

it('shows what waits in its context, with why', async () => {
  open([held, reported]);
  const first = await screen.findByRole('article', { name: 'Idea: More benches' });
  within(first).getByText('Held: one of the first posts');
  within(first).getByText('By the river');
  const second = screen.getByRole('article', { name: 'Comment on: Fewer cars' });
  within(second).getByText('What about buses?');
  within(second).getByText('Insults, threats or private matters');
  within(second).getByText('Calls names');
});

it('decides, leaves what was decided in its place, and takes it back', async () => {
  const calls = decisions();
  const { user } = open([held, reported]);
  await user.click(
    within(await screen.findByRole('article', { name: 'Idea: More benches' })).getByRole('button', {
      name: 'Approve',
    }),
  );
  await screen.findByText('Everybody sees it: More benches');
  await user.click(
    within(screen.getByRole('article', { name: 'Comment on: Fewer cars' })).getByRole('button', {
      name: 'Hide…',
    }),
  );
  const dialog = within(screen.getByRole('dialog', { hidden: true }));
  await user.type(dialog.getByRole('textbox', { hidden: true }), 'Rude');
  await user.click(dialog.getByRole('button', { name: 'Hide it', hidden: true }));
  await screen.findByText('Hidden: Fewer cars');
  await user.click(screen.getByRole('button', { name: 'Restore' }));
  await screen.findByText('Everybody sees it: Fewer cars');
  expect(calls.map(({ input }) => input)).toEqual([
    { action: 'APPROVE', subjectIds: ['i1'] },
    { action: 'HIDE', subjectIds: ['c1'], reason: 'Rude' },
    { action: 'RESTORE', subjectIds: ['c1'] },
  ]);
});

it('decides about several at once, chosen by the keyboard', async () => {
  const calls = decisions();
  const again = { ...held, id: 'q3', subject: { ...held.subject, id: 'i3', number: 3, title: 'Even more' } };
  const { user } = open([held, again]);
  (await screen.findByRole('checkbox', { name: 'Select: More benches' })).focus();
  await user.keyboard(' {ArrowDown} ');
  const bar = within(screen.getByRole('region', { name: 'Selected' }));
  bar.getByText('2 selected');
  await user.click(bar.getByRole('button', { name: 'Approve' }));
  await waitFor(() => expect(calls).toEqual([{ input: { action: 'APPROVE', subjectIds: ['i1', 'i3'] } }]));
  await waitFor(() => expect(screen.queryByRole('region', { name: 'Selected' })).toBeNull());
});

it('says why a decision was refused', async () => {
  answer(ModerateContent, () => ({
    moderateContent: {
      __typename: 'ModerateContentPayload',
      subjects: null,
      userErrors: [userError('INVALID', ['subjectIds', '0'], 'This can’t be used here.')],
    },
  }));
  const { user } = open([held]);
  await user.click(await screen.findByRole('button', { name: 'Approve' }));
  await screen.findByText('This can’t be used here.');
});

it('asks for one board where the address names it, and says when nothing waits', async () => {
  const { asked } = open([], '/moderation?board=parks');
  await screen.findByText('Nothing waits');
  expect(asked).toEqual([{ first: 20, after: null, boardId: 'b1' }]);
});

it('tells who is no moderator so', async () => {
  answer(ShellQuery, () => shell(VIEWER));
  renderAt('/moderation', <ModerationPage />);
  await screen.findByText('This page is for moderators');
});
