import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { ShellQuery } from '../../features/session/shell.js';
import { ADOPTION, BORIS, page, ROW } from '../../testing/adoption-facts.js';
import { answer } from '../../testing/api.js';
import { shell } from '../../testing/facts.js';
import { renderAt } from '../../testing/render-page.js';
import { DeliveriesQuery } from './deliveries-query.js';
import IdeasInActionPage from './ideas-in-action-page.js';

const delivery = (id: string, title: string, more: object = {}) => ({
  ...ADOPTION,
  id,
  title,
  stage: 'DELIVERED',
  outcome: 'PARTIAL',
  deliveredAt: '2025-12-31T00:00:00.000Z',
  responseHtml: '<p>They stand.</p>',
  ideas: page([ROW]),
  ...more,
});

function show(deliveries: Parameters<typeof answer<unknown, { after?: string | null }>>[1]) {
  answer(ShellQuery, () => shell(null));
  answer(DeliveriesQuery, deliveries);
  return renderAt('/ideas-in-action', <IdeasInActionPage />);
}

const feed = () => document.head.querySelector('link[type="application/atom+xml"]');

it('tells what was asked for, what came of it, how long it took and whom to thank', async () => {
  show(() => ({ adoptions: page([delivery('a1', 'A seat')]) }));
  const article = within(await screen.findByRole('article', { name: 'A seat' }));
  expect(article.getByText('Delivered in part')).toBeInTheDocument();
  expect(article.getByText('Green spaces')).toBeInTheDocument();
  expect(article.getByText('Dec 31, 2025')).toBeInTheDocument();
  expect(article.getByRole('link', { name: 'More benches' })).toHaveAttribute(
    'href',
    '/ideas/1-more-benches',
  );
  expect(article.getByText('30 days from idea to delivery')).toBeInTheDocument();
  expect(article.getByText('They stand.')).toBeInTheDocument();
  expect(article.getByRole('link', { name: 'Drawings' })).toHaveAttribute(
    'href',
    'https://example.org/drawings',
  );
  expect(article.getByRole('link', { name: BORIS.displayName })).toHaveAttribute('href', '/members/boris');
});

it('does not say how long it took where the first idea may be one that is not shown', async () => {
  show(() => ({ adoptions: page([delivery('a1', 'A seat', { ideas: page([ROW], null, 21) })]) }));
  expect(await screen.findByText('and 20 more ideas')).toBeInTheDocument();
  expect(screen.queryByText(/from idea to delivery/)).not.toBeInTheDocument();
});

it('names its feed in the head while it is shown', async () => {
  const { view } = show(() => ({ adoptions: page([delivery('a1', 'A seat')]) }));
  await screen.findByText('They stand.');
  expect(feed()).toHaveAttribute('href', '/ideas-in-action.atom');
  expect(screen.getByRole('link', { name: 'Atom feed' })).toHaveAttribute('href', '/ideas-in-action.atom');
  view.unmount();
  expect(feed()).toBeNull();
});

it('goes back to earlier deliveries', async () => {
  const { user } = show(({ after }) => ({
    adoptions: after
      ? page([delivery('a1', 'A seat'), delivery('a2', 'A tree')])
      : page([delivery('a1', 'A seat')], 'x'),
  }));
  await user.click(await screen.findByRole('button', { name: 'Show earlier deliveries' }));
  await waitFor(() =>
    expect(screen.getAllByRole('article').map((article) => article.getAttribute('aria-labelledby'))).toEqual([
      'delivery-a1',
      'delivery-a2',
    ]),
  );
});

it('points to the roadmap while nothing is delivered', async () => {
  show(() => ({ adoptions: page([]) }));
  expect(await screen.findByRole('link', { name: 'See the roadmap' })).toHaveAttribute('href', '/roadmap');
});

it('says that it could not be read, and reads on demand', async () => {
  let reachable = false;
  const { user } = show(() => (reachable ? { adoptions: page([delivery('a1', 'A seat')]) } : 'UNREACHABLE'));
  const retry = await screen.findByRole('button', { name: 'Try again' });
  reachable = true;
  await user.click(retry);
  expect(await screen.findByText('They stand.')).toBeInTheDocument();
});
