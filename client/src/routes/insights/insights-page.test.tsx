import { screen, waitFor, within } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { ShellQuery } from '../../features/session/shell.js';
import { answer, refusal } from '../../testing/api.js';
import { ADA, PARKS, shell, VIEWER } from '../../testing/facts.js';
import { renderAt } from '../../testing/render-page.js';
import InsightsPage from './insights-page.js';
import { InfluencersQuery, InsightsQuery } from './insights-query.js';

// Real charts are drawn in a real browser, by the page's own spec.
vi.mock('./charts.js', () => ({
  TimeChart: ({ summary }: { summary: string }) => <p>{summary}</p>,
  StageChart: ({ summary }: { summary: string }) => <p>{summary}</p>,
}));

const { viewerCanSubmit: _, ...parks } = PARKS;
const DEV = { ...VIEWER, triageBoards: [parks, { ...parks, id: 'b2', slug: 'roads', name: 'Roads' }] };

const days = (count: number) => [
  { __typename: 'DailyCount', date: '2027-01-01', count },
  { __typename: 'DailyCount', date: '2027-01-02', count: 0 },
];

const insights = (count = 3) => ({
  insights: {
    __typename: 'Insights',
    ideas: days(count),
    votes: days(count * 10),
    comments: days(0),
    newMembers: days(0),
    medianTimeToResponse: 5400,
    responseRate: 0.5,
    adoptionRate: 0,
    deliveryRate: null,
    promiseKept: 0.996,
    funnel: [{ __typename: 'StageCount', stage: 'SUBMITTED', count: 3 }],
    waitingBoards: [{ __typename: 'BoardWait', board: parks, waiting: 2, medianWait: 864_000, overdue: 1 }],
    countedUntil: '2027-01-02T10:00:00.000Z',
  },
});

const influencers = () => ({
  insights: {
    __typename: 'Insights',
    influencers: ['CONNECTOR', 'OPINION_LEADER', 'TRENDSETTER', 'AMPLIFIER', 'MEMBER'].map((type) => ({
      __typename: 'InfluencerGroup',
      type,
      memberCount: type === 'CONNECTOR' ? 1 : 0,
      threshold: type === 'MEMBER' ? null : 12,
      top: type === 'CONNECTOR' ? [{ __typename: 'Influencer', score: 12, member: ADA }] : [],
    })),
    influencersCountedAt: '2027-01-02T10:00:00.000Z',
  },
});

it('asks for the days and the board of its address, and says what the numbers mean', async () => {
  answer(ShellQuery, () => shell(DEV));
  const asked = answer(InsightsQuery, () => insights());
  answer(InfluencersQuery, influencers);
  renderAt('/insights?from=2027-01-01&to=2027-01-02&board=parks', <InsightsPage />);
  // The charts come in a chunk of their own.
  const summary = 'Votes: 30 in this range; most, 30, on January 1, 2027.';
  expect(await screen.findByText(summary, {}, { timeout: 10_000 })).toBeVisible();
  expect(screen.getByText('1.5 hours')).toBeVisible();
  // What lacks anything is never said to be whole.
  expect(screen.getByText('99%')).toBeVisible();
  expect(asked).toEqual([{ from: '2027-01-01', to: '2027-01-02', boardId: 'b1' }]);
  const connectors = (await screen.findByRole('heading', { name: /Connectors/ })).closest('li');
  expect(within(connectors ?? document.body).getByRole('link', { name: 'Ada Park' })).toHaveAttribute(
    'href',
    '/members/ada',
  );
}, 20_000);

it('leads to other days and boards by its address', async () => {
  answer(ShellQuery, () => shell(DEV));
  const asked = answer(InsightsQuery, () => insights());
  answer(InfluencersQuery, influencers);
  const { user } = renderAt('/insights?days=30', <InsightsPage />);
  await user.selectOptions(await screen.findByLabelText('Board'), 'Roads');
  await waitFor(() => expect(asked.at(-1)).toMatchObject({ boardId: 'b2' }));
  await user.click(screen.getByRole('link', { name: '365 days' }));
  expect(screen.getByTestId('address')).toHaveTextContent('/insights?days=365&board=roads');
});

it('shows each chart as a table, and gives it as a file named by its days', async () => {
  answer(ShellQuery, () => shell(DEV));
  answer(InsightsQuery, () => insights());
  answer(InfluencersQuery, influencers);
  const saved: string[] = [];
  URL.createObjectURL = () => 'blob:x';
  URL.revokeObjectURL = () => undefined;
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function click(this: HTMLAnchorElement) {
    saved.push(this.download);
  });
  const { user } = renderAt('/insights?from=2027-01-01&to=2027-01-02', <InsightsPage />);
  const toggle = await screen.findByRole('button', { name: 'Votes: as a table' });
  await user.click(toggle);
  expect(toggle).toHaveAttribute('aria-pressed', 'true');
  const rows = within(screen.getByRole('region', { name: 'Votes: table' })).getAllByRole('row');
  expect(rows.map((row) => row.textContent)).toEqual(['DayVotes', 'January 1, 202730', 'January 2, 20270']);
  await user.click(screen.getByRole('button', { name: 'Votes: download as CSV' }));
  expect(saved).toEqual(['votes-2027-01-01-2027-01-02.csv']);
});

it('refuses days that are none before asking, and shows others', async () => {
  answer(ShellQuery, () => shell(DEV));
  const asked = answer(InsightsQuery, () => insights());
  answer(InfluencersQuery, influencers);
  const { user } = renderAt('/insights?from=2027-01-01&to=2027-01-02', <InsightsPage />);
  const from = await screen.findByLabelText('From');
  await user.clear(from);
  await user.type(from, '2027-02-01');
  await user.click(screen.getByRole('button', { name: 'Show' }));
  expect(await screen.findByText('The first day comes after the last one.')).toBeVisible();
  expect(asked).toHaveLength(1);
});

it('keeps the tables, and who is in a field there, while the days change', async () => {
  answer(ShellQuery, () => shell(DEV));
  answer(InsightsQuery, () => insights());
  answer(InfluencersQuery, influencers);
  const { user } = renderAt('/insights?from=2027-01-01&to=2027-01-02', <InsightsPage />);
  await user.click(await screen.findByRole('button', { name: 'Votes: as a table' }));
  const from = screen.getByLabelText('From');
  await user.clear(from);
  await user.type(from, '2026-12-31');
  const show = screen.getByRole('button', { name: 'Show' });
  await user.click(show);
  await waitFor(() => expect(screen.getByTestId('address')).toHaveTextContent('from=2026-12-31'));
  expect(await screen.findByRole('region', { name: 'Votes: table' })).toBeVisible();
  expect(show).toHaveFocus();
  expect(from).toHaveValue('2026-12-31');
});

it('has every number of what came of ideas in a table', async () => {
  answer(ShellQuery, () => shell(DEV));
  answer(InsightsQuery, () => insights());
  answer(InfluencersQuery, influencers);
  const { user } = renderAt('/insights', <InsightsPage />);
  await user.click(await screen.findByRole('button', { name: 'What teams made of it: as a table' }));
  const rows = within(screen.getByRole('region', { name: 'What teams made of it: table' })).getAllByRole(
    'row',
  );
  expect(rows.map((row) => row.textContent)).toEqual([
    'NumberValue',
    'Time to answer1.5 hours',
    'Promise kept99%',
    'Answered50%',
    'Adopted0%',
    'Delivered–',
  ]);
}, 20_000);

it('states from which score on somebody is what they are, and that nobody is or the server failed', async () => {
  answer(ShellQuery, () => shell(DEV));
  answer(InsightsQuery, () => insights());
  let broken = true;
  answer(InfluencersQuery, () => (broken ? refusal('INTERNAL_SERVER_ERROR') : influencers()));
  const { user } = renderAt('/insights', <InsightsPage />);
  const again = await screen.findByRole('button', { name: 'Try again' });
  broken = false;
  await user.click(again);
  expect(await screen.findAllByText(/In this range from 12\./)).toHaveLength(4);
  expect(screen.getAllByText('Nobody in this range.')).toHaveLength(4);
});

it('says that nothing happened, and that a board is foreign, from the start or since', async () => {
  answer(ShellQuery, () => shell(DEV));
  answer(InsightsQuery, () => insights(0));
  answer(InfluencersQuery, influencers);
  const { view } = renderAt('/insights', <InsightsPage />);
  expect(await screen.findByText('Nothing happened on these days')).toBeVisible();
  view.unmount();
  const elsewhere = renderAt('/insights?board=elsewhere', <InsightsPage />);
  expect(await screen.findByText('This board is none of yours')).toBeVisible();
  elsewhere.view.unmount();
  answer(InsightsQuery, () => ({ insights: null }));
  renderAt('/insights?days=365&board=parks', <InsightsPage />);
  expect(await screen.findByText('This board is none of yours')).toBeVisible();
});

it('lets one try again after an error', async () => {
  answer(ShellQuery, () => shell(DEV));
  answer(InfluencersQuery, influencers);
  let broken = true;
  answer(InsightsQuery, () => (broken ? refusal('INTERNAL_SERVER_ERROR') : insights()));
  const { user } = renderAt('/insights', <InsightsPage />);
  const again = await screen.findByRole('button', { name: 'Try again' });
  broken = false;
  await user.click(again);
  expect(await screen.findByText('1.5 hours')).toBeVisible();
});

it('sends visitors to sign in, and tells customers that it is not for them', async () => {
  answer(ShellQuery, () => shell(null));
  const { view } = renderAt('/insights?days=30', <InsightsPage />);
  await waitFor(() =>
    expect(screen.getByTestId('address')).toHaveTextContent('/sign-in?next=%2Finsights%3Fdays%3D30'),
  );
  view.unmount();
  answer(ShellQuery, () => shell(VIEWER));
  renderAt('/insights', <InsightsPage />);
  expect(await screen.findByText('This page is for product teams')).toBeVisible();
});
