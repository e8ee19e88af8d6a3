import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { ModerateContent, ModerationCount } from '../../features/moderation/moderation-mutations.js';
import { ShellQuery } from '../../features/session/shell.js';
import { answer } from '../../testing/api.js';
import { ADA, PARKS, shell, userError, VIEWER } from '../../testing/facts.js';
import { renderAt } from '../../testing/render-page.js';
import ModerationPage from './moderation-page.js';
import { HiddenContentQuery, ModerationItemQuery, ModerationQueueQuery } from './moderation-query.js';

const MOD = { ...VIEWER, canModerate: true, moderationCount: 2 };
const AUTHOR = { ...ADA, joinedAt: '2026-01-01T00:00:00.000Z' };

const held = {
  __typename: 'ModerationItem',
  id: 'q1',
  state: 'HELD',
  heldFor: 'FIRST_POSTS',
  oldestAt: '2026-01-01T00:00:00.000Z',
  open: true,
  deleted: false,
  mark: 'as read 1',
  reportCount: 0,
  attachments: [],
  reports: [],
  subject: {
    __typename: 'Idea',
    id: 'i1',
    number: 1,
    slug: 'more-benches',
    title: 'More benches',
    bodyHtml: '<p>By the river</p>',
    tags: ['river'],
    revisions: [],
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
  open: true,
  deleted: false,
  mark: 'as read 2',
  reportCount: 1,
  attachments: [],
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
    revisions: [],
    internal: false,
    moderation: 'VISIBLE',
    createdAt: '2026-01-02T00:00:00.000Z',
    author: AUTHOR,
    idea: { __typename: 'Idea', id: 'i2', number: 2, slug: 'fewer-cars', title: 'Fewer cars', board: PARKS },
    parent: {
      __typename: 'Comment',
      id: 'c0',
      bodyHtml: '<p>What about buses?</p>',
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
  within(first).getByText('#river');
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
  const card = (await screen.findByText('Everybody sees it: More benches')).closest('[tabindex]');
  await waitFor(() => expect(document.activeElement).toBe(card));
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
    { action: 'APPROVE', subjectIds: ['i1'], marks: ['as read 1'] },
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
  await waitFor(() =>
    expect(calls).toEqual([
      { input: { action: 'APPROVE', subjectIds: ['i1', 'i3'], marks: ['as read 1', 'as read 1'] } },
    ]),
  );
  await waitFor(() => expect(screen.queryByRole('region', { name: 'Selected' })).toBeNull());
});

const FILE = {
  __typename: 'Attachment',
  id: 'f1',
  fileName: 'plan.pdf',
  contentType: 'application/pdf',
  byteSize: 2048,
  url: 'http://localhost/attachments/0123456789abcdef0123456789abcdef',
  thumbnailUrl: null,
  width: null,
  height: null,
};

it('shows files that stand nowhere in the text, and what was deleted or changed before anybody looked', async () => {
  const revisions = [
    { __typename: 'Revision', bodyHtml: '<p>A threat</p>', replacedAt: '2026-01-03T00:00:00.000Z' },
  ];
  const bare = { ...held, attachments: [FILE], subject: { ...held.subject, bodyHtml: '' } };
  const gone = { ...reported, deleted: true, subject: { ...reported.subject, bodyHtml: '', revisions } };
  const edited = { ...reported, id: 'q3', subject: { ...reported.subject, id: 'c2', revisions } };
  open([bare, gone, edited]);
  const first = within(await screen.findByRole('article', { name: 'Idea: More benches' }));
  first.getByRole('link', { name: /plan.pdf/ });
  expect(first.queryByText('Only the title.')).toBeNull();
  const [deleted, changed] = screen
    .getAllByRole('article', { name: 'Comment on: Fewer cars' })
    .map((element) => within(element));
  deleted?.getByText('A threat');
  deleted?.getByRole('button', { name: 'Close the reports' });
  expect(deleted?.queryByRole('button', { name: 'Hide…' })).toBeNull();
  changed?.getByText('Changed since it was reported.');
});

it('shows what somebody else decided meanwhile, and what its author changed', async () => {
  const again = { ...held, id: 'q3', subject: { ...held.subject, id: 'i3', number: 3, title: 'Even more' } };
  answer(ModerateContent, () => ({
    moderateContent: {
      __typename: 'ModerateContentPayload',
      subjects: null,
      userErrors: [
        userError('INVALID', ['subjectIds', '0'], 'Decided already.'),
        userError('STALE', ['subjectIds', '1'], 'Changed.'),
      ],
    },
  }));
  answer(ModerationItemQuery, ({ id }) => ({
    node:
      id === 'q1'
        ? { ...held, open: false }
        : { ...again, mark: 'as read 3', subject: { ...again.subject, bodyHtml: '<p>Other words</p>' } },
  }));
  const { user } = open([held, again]);
  await user.click(await screen.findByRole('checkbox', { name: 'Select: More benches' }));
  await user.click(screen.getByRole('checkbox', { name: 'Select: Even more' }));
  const bar = within(screen.getByRole('region', { name: 'Selected' }));
  await user.click(bar.getByRole('button', { name: 'Approve' }));
  await screen.findByText('Somebody else has decided about it: More benches');
  const changed = within(screen.getByRole('article', { name: 'Idea: Even more' }));
  changed.getByText('Other words');
  changed.getByRole('alert');
  expect(screen.queryByRole('region', { name: 'Selected' })).toBeNull();
});

it('finds again what is hidden, and shows it to everybody', async () => {
  const calls = decisions();
  answer(HiddenContentQuery, () => ({
    hiddenContent: {
      __typename: 'HiddenContentConnection',
      totalCount: 1,
      nodes: [
        {
          __typename: 'HiddenContent',
          hiddenAt: '2026-01-01T00:00:00.000Z',
          withBan: true,
          subject: { ...held.subject, moderation: 'HIDDEN', attachments: [FILE] },
        },
      ],
      pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null },
    },
  }));
  const { user } = open([]);
  await user.click(await screen.findByRole('tab', { name: 'Hidden' }));
  const card = within(await screen.findByRole('article', { name: 'Idea: More benches' }));
  card.getByText('Hidden while its author is banned');
  card.getByRole('button', { name: 'Keep it hidden when the ban ends' });
  await user.click(card.getByRole('button', { name: 'Show it to everybody' }));
  await screen.findByText('Everybody sees it: More benches');
  expect(calls).toEqual([{ input: { action: 'RESTORE', subjectIds: ['i1'] } }]);
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
