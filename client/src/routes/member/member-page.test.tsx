import { cleanup, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Link, Route, Routes } from 'react-router';
import { beforeEach, expect, it, vi } from 'vitest';
import { IdeasQuery } from '../../features/ideas/ideas-query.js';
import { ShellQuery } from '../../features/session/shell.js';
import { BORIS, card, page } from '../../testing/adoption-facts.js';
import { answer } from '../../testing/api.js';
import { BENCHES, shell, VIEWER } from '../../testing/facts.js';
import { renderAt } from '../../testing/render-page.js';
import MemberPage from './member-page.js';
import {
  MemberCommentsQuery,
  MemberDeliveriesQuery,
  MemberPageQuery,
  OwnLedgerQuery,
} from './member-query.js';

beforeEach(() => {
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      observe() {}
      disconnect() {}
    },
  );
});

const BOARD_LEVELS = [
  { __typename: 'Level', name: 'Newcomer', from: 0 },
  { __typename: 'Level', name: 'Contributor', from: 50 },
];

async function show(more: object = {}, viewer: typeof VIEWER | null = null, search = '') {
  answer(ShellQuery, () => shell(viewer));
  answer(IdeasQuery, () => ({ ideas: page([]) }));
  answer(MemberPageQuery, () => ({
    levels: BOARD_LEVELS,
    member: {
      ...BORIS,
      role: 'MEMBER',
      reputation: 30,
      level: 'Newcomer',
      badges: [],
      ideaCount: 0,
      joinedAt: '2026-01-01T00:00:00.000Z',
      teams: [],
      comments: page([]),
      extensions: page([]),
      delivered: page([]),
      ban: null,
      ...more,
    },
  }));
  renderAt(
    `/members/boris${search}`,
    <>
      <Link to="/members/ada">elsewhere</Link>
      <Routes>
        <Route path="/members/:handle" element={<MemberPage />} />
      </Routes>
    </>,
  );
  await screen.findByRole('heading', { level: 1, name: 'Boris Lind' });
}

it('shows level, the way to the next one and what was awarded for what', async () => {
  await show({
    badges: [
      {
        __typename: 'Badge',
        key: 'first-idea',
        name: 'First idea',
        description: 'Submitted an idea',
        awardedAt: '2026-02-01T00:00:00.000Z',
      },
    ],
  });
  const standing = within(screen.getByRole('region', { name: 'Reputation' }));
  expect(standing.getByText('30 points of reputation')).toBeInTheDocument();
  expect(standing.getByRole('progressbar', { name: 'On the way to Contributor' })).toHaveAttribute(
    'value',
    '30',
  );
  expect(standing.getByText('20 points to Contributor')).toBeInTheDocument();
  expect(standing.getByText(/Submitted an idea/)).toBeInTheDocument();
});

it('says so at the highest level, and counts from below 0', async () => {
  await show({ reputation: 60, level: 'Contributor' });
  expect(screen.getByText('The highest level there is.')).toBeInTheDocument();
  cleanup();
  await show({ reputation: -40, level: 'Newcomer' });
  expect(screen.getByText('90 points to Contributor')).toBeInTheDocument();
});

it('leaves nothing of one person on the page of the next', async () => {
  await show();
  let release = (): void => undefined;
  const slow = new Promise<void>((resolve) => (release = resolve));
  answer(MemberPageQuery, async ({ handle }) => {
    await slow;
    return { levels: BOARD_LEVELS, member: handle === 'ada' ? null : undefined };
  });
  await userEvent.click(screen.getByRole('link', { name: 'elsewhere' }));
  expect(screen.queryByRole('heading', { name: 'Boris Lind' })).toBeNull();
  release();
  expect(await screen.findByRole('heading', { level: 1 })).not.toHaveTextContent('Boris Lind');
});

it('marks what waits for a moderator, and what one has hidden', async () => {
  const said = (id: string, moderation: string) => ({
    __typename: 'Comment',
    id,
    bodyHtml: `<p>${id}</p>`,
    extension: false,
    official: false,
    likeCount: 0,
    moderation,
    createdAt: '2026-02-01T00:00:00.000Z',
    idea: { ...BENCHES },
  });
  const all = [said('c1', 'HELD'), said('c2', 'HIDDEN'), said('c3', 'VISIBLE')];
  answer(MemberCommentsQuery, () => ({ member: { ...BORIS, comments: page(all) } }));
  await show({ comments: page(all) }, null, '?tab=comments');
  const rows = await screen.findAllByRole('listitem');
  const marked = rows.map((row) => /waits for a moderator|moderator has hidden/.exec(row.textContent)?.[0]);
  expect(marked).toEqual(['waits for a moderator', 'moderator has hidden', undefined]);
});

it('shows what came of a member’s ideas', async () => {
  const seat = card('a1', 'A seat', {
    stage: 'DELIVERED',
    outcome: 'FULL',
    deliveredAt: '2026-02-01T00:00:00.000Z',
  });
  answer(MemberDeliveriesQuery, () => ({ member: { ...BORIS, delivered: page([seat]) } }));
  await show({ delivered: page([seat], null, 8) });
  await userEvent.click(screen.getByRole('tab', { name: '8 deliveries' }));
  expect(await screen.findByRole('link', { name: 'A seat' })).toHaveAttribute('href', '/adoptions/a1');
});

it('says what to do where there is nothing yet', async () => {
  answer(MemberCommentsQuery, () => ({ member: { ...BORIS, comments: page([]) } }));
  await show({}, null, '?tab=comments');
  expect(await screen.findByText('No comments by Boris Lind yet')).toBeInTheDocument();
});

it('keeps the ledger for oneself', async () => {
  await show({}, VIEWER, '?tab=points');
  expect(screen.queryByRole('tab', { name: 'What earned me points' })).not.toBeInTheDocument();
  expect(screen.getByRole('tab', { name: '0 ideas' })).toHaveAttribute('aria-selected', 'true');
});

it('shows oneself what earned points, and what was taken back', async () => {
  const event = {
    __typename: 'ReputationEvent',
    id: 'r1',
    kind: 'PROMOTED',
    points: 1,
    createdAt: '2026-02-01T00:00:00.000Z',
    reversedAt: null as string | null,
    idea: { ...BENCHES },
  };
  answer(OwnLedgerQuery, () => ({
    viewer: {
      __typename: 'Viewer',
      reputationEvents: page([
        event,
        { ...event, id: 'r2', kind: 'CONTENT_REMOVED', points: -20, idea: null, reversedAt: event.createdAt },
      ]),
    },
  }));
  await show({}, { ...VIEWER, member: BORIS }, '?tab=points');
  const [first, second] = await screen.findAllByRole('listitem');
  expect(first).toHaveTextContent('+1Somebody promoted your idea');
  expect(second).toHaveTextContent('−20A moderator removed something of yours');
  expect(second).toHaveTextContent('taken back');
});
