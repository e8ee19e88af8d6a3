import { screen, within } from '@testing-library/react';
import { Route, Routes } from 'react-router';
import { beforeEach, expect, it, vi } from 'vitest';
import { IdeasQuery } from '../../features/ideas/ideas-query.js';
import { ShellQuery } from '../../features/session/shell.js';
import { BORIS, card, page } from '../../testing/adoption-facts.js';
import { answer } from '../../testing/api.js';
import { shell } from '../../testing/facts.js';
import { renderAt } from '../../testing/render-page.js';
import MemberPage, { MemberPageQuery } from './member-page.js';

beforeEach(() => {
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      observe() {}
      disconnect() {}
    },
  );
});

async function show(delivered: unknown, deliveredIdeaCount: number) {
  answer(ShellQuery, () => shell(null));
  answer(IdeasQuery, () => ({ ideas: page([]) }));
  answer(MemberPageQuery, () => ({
    member: {
      ...BORIS,
      role: 'MEMBER',
      ideaCount: 3,
      deliveredIdeaCount,
      joinedAt: '2026-01-01T00:00:00.000Z',
      teams: [],
      ban: null,
      delivered,
    },
  }));
  renderAt(
    '/members/boris',
    <Routes>
      <Route path="/members/:handle" element={<MemberPage />} />
    </Routes>,
  );
  await screen.findByRole('heading', { level: 1, name: 'Boris Lind' });
}

it('shows what came of a member’s ideas', async () => {
  const seat = card('a1', 'A seat', {
    stage: 'DELIVERED',
    outcome: 'FULL',
    deliveredAt: '2026-02-01T00:00:00.000Z',
  });
  await show(page([seat], null, 8), 2);
  const section = within(screen.getByRole('region', { name: '2 ideas delivered' }));
  expect(section.getByRole('link', { name: 'A seat' })).toHaveAttribute('href', '/adoptions/a1');
  expect(section.getByText('and 7 more')).toBeInTheDocument();
});

it('says nothing of deliveries where there are none', async () => {
  await show(page([]), 0);
  expect(screen.queryByText(/delivered/)).not.toBeInTheDocument();
});
