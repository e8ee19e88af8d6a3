import { screen, waitFor, within } from '@testing-library/react';
import { Link, Route, Routes, useNavigate } from 'react-router';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { answer } from '../../testing/api.js';
import { ADA, BENCHES, PARKS, shell } from '../../testing/facts.js';
import { renderAt } from '../../testing/render-page.js';
import { ShellQuery } from '../session/shell.js';
import { listVariables, NO_FILTERS } from './idea-filters.js';
import { IdeaList } from './idea-list.js';
import { IdeasQuery } from './ideas-query.js';

const STATUS = { __typename: 'IdeaStatus', key: 'new', name: 'New', stage: 'SUBMITTED' };

const idea = (number: number) => ({
  ...BENCHES,
  id: `i${number}`,
  number,
  title: `Idea ${number}`,
  excerpt: '',
  tags: [],
  commentCount: 0,
  storm: null,
  createdAt: '2026-01-01T00:00:00.000Z',
  board: PARKS,
  author: ADA,
  status: STATUS,
});

const page = (numbers: number[], endCursor: string | null) => ({
  ideas: {
    __typename: 'IdeaConnection',
    nodes: numbers.map(idea),
    pageInfo: { __typename: 'PageInfo', hasNextPage: endCursor !== null, endCursor },
  },
});

const VARIABLES = listVariables(NO_FILTERS, undefined, undefined);
const list = <IdeaList variables={VARIABLES} label="Ideas" empty={<p>Nothing</p>} />;

const titles = () =>
  within(screen.getByRole('list', { name: 'Ideas' }))
    .getAllByRole('link', { name: /^Idea \d+$/ })
    .map((link) => link.textContent);

function Back() {
  const navigate = useNavigate();
  return <button onClick={() => void navigate(-1)}>Back</button>;
}

beforeEach(() => {
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      observe() {}
      disconnect() {}
    },
  );
  answer(ShellQuery, () => shell(null));
});

describe('the list of ideas', () => {
  it('shows an idea once that moved between two pages', async () => {
    answer(IdeasQuery, ({ after }) => (after ? page([2, 3], null) : page([1, 2], 'a')));
    const { user } = renderAt('/', list);
    await user.click(await screen.findByRole('button', { name: 'Show more ideas' }));
    await waitFor(() => expect(titles()).toEqual(['Idea 1', 'Idea 2', 'Idea 3']));
    expect(await screen.findByText('3 ideas shown')).toBeInTheDocument();
  });

  it('has all its pages again on the way back', async () => {
    const calls = answer(IdeasQuery, ({ after }) => (after ? page([3, 4], null) : page([1, 2], 'a')));
    const { user } = renderAt(
      '/',
      <Routes>
        <Route
          path="/"
          element={
            <>
              {list}
              <Link to="/ideas/1">Onward</Link>
            </>
          }
        />
        <Route path="/ideas/1" element={<Back />} />
      </Routes>,
    );
    await user.click(await screen.findByRole('button', { name: 'Show more ideas' }));
    await waitFor(() => expect(titles()).toHaveLength(4));
    await user.click(screen.getByRole('link', { name: 'Onward' }));
    await user.click(screen.getByRole('button', { name: 'Back' }));
    expect(titles()).toEqual(['Idea 1', 'Idea 2', 'Idea 3', 'Idea 4']);
    expect(calls).toHaveLength(2);
  });

  it('keeps what is there when the next page fails, and tries again on demand', async () => {
    let reachable = false;
    answer(IdeasQuery, ({ after }) =>
      !after ? page([1, 2], 'a') : reachable ? page([3], null) : 'UNREACHABLE',
    );
    const { user } = renderAt('/', list);
    await user.click(await screen.findByRole('button', { name: 'Show more ideas' }));
    const retry = await screen.findByRole('button', { name: 'Try again' });
    expect(titles()).toEqual(['Idea 1', 'Idea 2']);
    reachable = true;
    await user.click(retry);
    await waitFor(() => expect(titles()).toEqual(['Idea 1', 'Idea 2', 'Idea 3']));
  });

  it('says so when there is nothing', async () => {
    answer(IdeasQuery, () => page([], null));
    renderAt('/', list);
    expect(await screen.findByText('Nothing')).toBeInTheDocument();
  });
});
