import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { addQuarters, daysOf, quarterOf, today } from '../../features/adoptions/quarters.js';
import { AdoptionsQuery } from '../../features/adoptions/adoptions-query.js';
import { ShellQuery } from '../../features/session/shell.js';
import type { VariablesOf } from '../../graphql/graphql.js';
import { card, GREEN, page } from '../../testing/adoption-facts.js';
import { answer } from '../../testing/api.js';
import { shell } from '../../testing/facts.js';
import { renderAt } from '../../testing/render-page.js';
import RoadmapPage, { RoadmapQuery } from './roadmap-page.js';

type Asked = VariablesOf<typeof AdoptionsQuery>;

function show(path: string, adoptions: (asked: Asked) => unknown) {
  answer(ShellQuery, () => shell(null));
  answer(RoadmapQuery, () => ({ teams: [GREEN, { ...GREEN, id: 't2', slug: 'roads', name: 'Roads' }] }));
  const calls = answer(AdoptionsQuery, adoptions);
  return { ...renderAt(path, <RoadmapPage />), calls };
}

const stageOf = ({ filter }: Asked) => filter.stages?.join() ?? '';
const titles = (column: string) =>
  within(screen.getByRole('region', { name: new RegExp(`^${column}`) }))
    .queryAllByRole('heading', { level: 3 })
    .map(({ textContent }) => textContent);

const narrow = () =>
  vi.spyOn(window, 'matchMedia').mockImplementation((media) =>
    Object.assign(new EventTarget(), {
      media,
      matches: true,
      onchange: null,
      addListener: () => undefined,
      removeListener: () => undefined,
    }),
  );

describe('the roadmap by stage', () => {
  it('has a column for each stage, the soonest promise first and the latest delivery first', async () => {
    const { calls } = show('/roadmap', (asked) => ({
      adoptions: page([card(stageOf(asked), `It is ${stageOf(asked)}`, { stage: stageOf(asked) })]),
    }));
    await waitFor(() => expect(titles('Committed')).toEqual(['It is COMMITTED']));
    expect(titles('Building')).toEqual(['It is BUILDING']);
    expect(titles('Pilot')).toEqual(['It is PILOT']);
    expect(titles('Delivered')).toEqual(['It is DELIVERED']);
    expect(calls.map(({ orderBy, filter }) => [filter.stages, orderBy])).toEqual([
      [['COMMITTED'], 'TARGET_DATE'],
      [['BUILDING'], 'TARGET_DATE'],
      [['PILOT'], 'TARGET_DATE'],
      [['DELIVERED'], 'DELIVERED'],
    ]);
  });

  it('leaves the stage to the column, but for what was delivered in part', async () => {
    show('/roadmap', (asked) => ({
      adoptions: page([
        card(stageOf(asked), `It is ${stageOf(asked)}`, {
          stage: stageOf(asked),
          outcome: stageOf(asked) === 'DELIVERED' ? 'PARTIAL' : null,
        }),
      ]),
    }));
    await waitFor(() => expect(titles('Delivered')).toEqual(['It is DELIVERED']));
    expect(screen.getAllByText('Building')).toHaveLength(1);
    expect(screen.getByText('Delivered in part')).toBeInTheDocument();
  });

  it('says of each who does it, until when and who backs it', async () => {
    show('/roadmap', (asked) => ({
      adoptions: page(stageOf(asked) === 'PILOT' ? [card('a1', 'A seat', { stage: 'PILOT' })] : []),
    }));
    const seat = (await screen.findByText('A seat')).closest('li');
    expect(seat).toHaveTextContent('by Mar 31, 2999');
    expect(seat).toHaveTextContent('Ada Park · Green spaces');
    expect(seat).toHaveTextContent('1,500 points');
    expect(seat).toHaveTextContent('1,204 supporters');
    expect(seat).toHaveTextContent('2 ideas');
    expect(screen.getByRole('link', { name: 'A seat' })).toHaveAttribute('href', '/adoptions/a1');
  });

  it('shows more of a column on demand', async () => {
    const { user } = show('/roadmap', (asked) => {
      if (stageOf(asked) !== 'BUILDING') return { adoptions: page([]) };
      return {
        adoptions: asked.after ? page([card('a2', 'Second')], null, 2) : page([card('a1', 'First')], 'x', 2),
      };
    });
    await user.click(await screen.findByRole('button', { name: 'Show more' }));
    await waitFor(() => expect(titles('Building')).toEqual(['First', 'Second']));
    expect(screen.getByRole('region', { name: /^Building\s*2$/ })).toBeInTheDocument();
  });

  it('is narrowed by the address to a board and a team', async () => {
    const { user, calls } = show('/roadmap?board=parks&team=roads', () => ({ adoptions: page([]) }));
    expect(await screen.findByText('Nothing on the roadmap matches')).toBeInTheDocument();
    expect(calls[0]?.filter).toEqual({ boardId: 'b1', teamId: 't2', stages: ['COMMITTED'] });
    await user.selectOptions(screen.getByLabelText('Team'), 'Green spaces');
    expect(screen.getByTestId('address')).toHaveTextContent('/roadmap?board=parks&team=green');
    await user.click(screen.getByRole('link', { name: 'Show the whole roadmap' }));
    expect(screen.getByTestId('address')).toHaveTextContent(/^\/roadmap$/);
  });

  it('says what comes here while there is nothing', async () => {
    show('/roadmap', () => ({ adoptions: page([]) }));
    expect(await screen.findByText('Nothing is on the roadmap yet')).toBeInTheDocument();
  });

  it('says once that nothing could be read, and tries all columns again', async () => {
    let reachable = false;
    const { user } = show('/roadmap', (asked) =>
      reachable ? { adoptions: page([card(stageOf(asked), 'Back')]) } : 'UNREACHABLE',
    );
    const retry = await screen.findByRole('button', { name: 'Try again' });
    reachable = true;
    await user.click(retry);
    expect(await screen.findAllByText('Back')).toHaveLength(4);
  });
});

describe('the roadmap by quarter', () => {
  const now = quarterOf(today());
  const lastDayIn = (ahead: number) => daysOf(addQuarters(now, ahead)).last;

  it('puts each promise under its quarter, what is late first and what has no date last', async () => {
    const targets = ['2020-01-01', lastDayIn(0), lastDayIn(1), lastDayIn(2), lastDayIn(3), null];
    const { calls } = show('/roadmap?by=quarter', () => ({
      adoptions: page(
        targets.map((targetDate, index) => card(`a${index}`, `Number ${index}`, { targetDate })),
      ),
    }));
    await screen.findByText('Number 0');
    expect(screen.getAllByText('Building')).toHaveLength(targets.length);
    const columns = screen.getAllByRole('region');
    expect(columns.map((column) => within(column).getByRole('heading', { level: 2 }).textContent)).toEqual([
      'Overdue 1',
      'This quarter 1',
      'Next quarter 1',
      expect.stringMatching(/^Q[1-4] \d{4} 1$/),
      'Later 1',
      'No date yet 1',
    ]);
    expect(columns.map((column) => within(column).getByRole('heading', { level: 3 }).textContent)).toEqual(
      targets.map((_, index) => `Number ${index}`),
    );
    expect(calls[0]?.filter).toEqual({ stages: ['COMMITTED', 'BUILDING', 'PILOT'] });
  });

  it('reads on until it has them all', async () => {
    show('/roadmap?by=quarter', ({ after }) => ({
      adoptions: after
        ? page([card('a2', 'Some day', { targetDate: null })], null, 2)
        : page([card('a1', 'Soon', { targetDate: lastDayIn(0) })], 'x', 2),
    }));
    await waitFor(() => expect(titles('No date yet')).toEqual(['Some day']));
    expect(titles('This quarter')).toEqual(['Soon']);
  });

  it('unfolds a long column', async () => {
    const many = Array.from({ length: 12 }, (_, index) =>
      card(`a${index}`, `Number ${index}`, { targetDate: null }),
    );
    const { user } = show('/roadmap?by=quarter', () => ({ adoptions: page(many) }));
    await waitFor(() => expect(titles('No date yet')).toHaveLength(10));
    await user.click(screen.getByRole('button', { name: 'Show more' }));
    expect(titles('No date yet')).toHaveLength(12);
  });
});

describe('the roadmap on a phone', () => {
  it('shows one column at a time, and the arrow keys lead on', async () => {
    narrow();
    const { user } = show('/roadmap', (asked) => ({
      adoptions: page(
        stageOf(asked) === 'COMMITTED' ? [] : [card(stageOf(asked), `It is ${stageOf(asked)}`)],
      ),
    }));
    await screen.findByText('It is BUILDING');
    expect(screen.getAllByRole('tab').map(({ textContent }) => textContent)).toEqual([
      'Committed0',
      'Building1',
      'Pilot1',
      'Delivered1',
    ]);
    expect(screen.getByRole('tab', { selected: true })).toHaveTextContent('Building');
    screen.getByRole('tab', { selected: true }).focus();
    await user.keyboard('{ArrowRight}');
    expect(screen.getByRole('tab', { selected: true })).toHaveFocus();
    expect(within(screen.getByRole('tabpanel')).getByText('It is PILOT')).toBeInTheDocument();
    await user.keyboard('{End}');
    expect(within(screen.getByRole('tabpanel')).getByText('It is DELIVERED')).toBeInTheDocument();
    await user.keyboard('{ArrowRight}');
    expect(screen.getByRole('tab', { selected: true })).toHaveTextContent('Committed');
  });
});
