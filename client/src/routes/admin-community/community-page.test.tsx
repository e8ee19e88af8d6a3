import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { expect, it } from 'vitest';
import { ShellQuery } from '../../features/session/shell.js';
import { answer, server } from '../../testing/api.js';
import { shell, userError, VIEWER } from '../../testing/facts.js';
import { renderAt } from '../../testing/render-page.js';
import { contrast, parseHex, showAccent } from '../../ui/accent.js';
import CommunityPage from './community-page.js';
import { CommunitySettingsQuery, SaveCommunity } from './community-query.js';

const COMMUNITY = {
  __typename: 'Community',
  name: 'Groundswell',
  logoUrl: null,
  accentColor: '#0b7285',
  pointsPerVote: 10,
  halfLifeDays: 14,
  responsePromiseDays: 30,
  archiveAfterDays: 180,
};

function page(settings: object = {}) {
  answer(ShellQuery, () => shell({ ...VIEWER, canAdminister: true }));
  answer(CommunitySettingsQuery, () => ({ community: { ...COMMUNITY, ...settings } }));
  return renderAt('/admin/community', <CommunityPage />);
}

it('sends only what was changed; an empty number of days archives nothing', async () => {
  const { user } = page();
  const calls = answer(SaveCommunity, ({ input }) => ({
    updateCommunity: {
      __typename: 'UpdateCommunityPayload',
      community: { ...COMMUNITY, ...input },
      userErrors: [],
    },
  }));
  const name = await screen.findByLabelText('Name');
  await user.clear(name);
  await user.type(name, 'Ideas');
  await user.clear(screen.getByLabelText('Archive idle ideas after, days'));
  await user.click(screen.getByRole('button', { name: 'Save the settings' }));
  await screen.findByText('Saved.');
  expect(calls).toEqual([{ input: { name: 'Ideas', archiveAfterDays: null } }]);
});

it('shows what the server refuses at its field', async () => {
  const { user } = page();
  answer(SaveCommunity, () => ({
    updateCommunity: {
      __typename: 'UpdateCommunityPayload',
      community: null,
      userErrors: [userError('INVALID', ['pointsPerVote'], 'This can’t be used here.')],
    },
  }));
  const points = await screen.findByLabelText('Points for a vote');
  await user.clear(points);
  await user.type(points, 'many');
  await user.click(screen.getByRole('button', { name: 'Save the settings' }));
  await waitFor(() => expect(points).toHaveAttribute('aria-invalid', 'true'));
});

it('uploads a logo and saves its id', async () => {
  const { user } = page();
  server.use(
    http.post('/attachments', () =>
      HttpResponse.json({ id: 'a1', url: 'https://example.org/logo.png' }, { status: 201 }),
    ),
  );
  const calls = answer(SaveCommunity, () => ({
    updateCommunity: { __typename: 'UpdateCommunityPayload', community: COMMUNITY, userErrors: [] },
  }));
  await user.upload(
    await screen.findByLabelText('Upload a logo'),
    new File(['x'], 'logo.png', { type: 'image/png' }),
  );
  await screen.findByAltText('The logo as it will be shown');
  await user.click(screen.getByRole('button', { name: 'Save the settings' }));
  await waitFor(() => expect(calls).toEqual([{ input: { logoId: 'a1' } }]));
});

it('leaves the uploaded logo alone where its address field is touched and emptied again', async () => {
  const { user } = page({ logoUrl: 'https://ideas.example/attachments/logo.png' });
  const calls = answer(SaveCommunity, () => ({
    updateCommunity: { __typename: 'UpdateCommunityPayload', community: COMMUNITY, userErrors: [] },
  }));
  const address = await screen.findByLabelText('Or its address');
  expect(address).toHaveValue('');
  await user.type(address, 'h');
  await user.clear(address);
  await user.click(screen.getByRole('button', { name: 'Save the settings' }));
  await waitFor(() => expect(calls).toEqual([{ input: {} }]));
});

it('asks for a whole address at its field, and shows none that is being typed', async () => {
  const { user } = page();
  const calls = answer(SaveCommunity, () => ({
    updateCommunity: { __typename: 'UpdateCommunityPayload', community: COMMUNITY, userErrors: [] },
  }));
  const address = await screen.findByLabelText('Or its address');
  await user.click(address);
  await user.paste('example.com/logo.png');
  expect(screen.queryByAltText('The logo as it will be shown')).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Save the settings' }));
  await screen.findByText(/^A whole address, please/);
  expect(address).toHaveAttribute('aria-invalid', 'true');
  expect(calls).toEqual([]);
  await user.clear(address);
  await user.click(address);
  await user.paste('https://example.com/logo.png');
  await user.click(screen.getByRole('button', { name: 'Save the settings' }));
  await waitFor(() => expect(calls).toEqual([{ input: { logoUrl: 'https://example.com/logo.png' } }]));
});

it('takes no thousands for a decimal', async () => {
  const { user } = page();
  const calls = answer(SaveCommunity, () => ({
    updateCommunity: {
      __typename: 'UpdateCommunityPayload',
      community: null,
      userErrors: [userError('INVALID', ['halfLifeDays'], 'Not like this.')],
    },
  }));
  for (const [label, text] of [
    ['Points for a vote', '1,000'],
    ['Half-life of votes, days', '3,650'],
  ] as const) {
    await user.clear(await screen.findByLabelText(label));
    await user.type(screen.getByLabelText(label), text);
  }
  await user.click(screen.getByRole('button', { name: 'Save the settings' }));
  await screen.findByText('Not like this.');
  expect(calls).toEqual([{ input: { pointsPerVote: -1, halfLifeDays: -1 } }]);
});

it('shows of a colour that can’t be read what is shown instead, and of the own one what it is', async () => {
  page();
  const light = await screen.findByRole('group', { name: 'Light' });
  const accent = screen.getByLabelText('Accent colour');
  expect(within(light).getByText(/^Your colour as it is/)).toBeVisible();
  expect(screen.getByRole('group', { name: 'Dark' })).toHaveTextContent('#58c4d8 is shown instead');
  fireEvent.change(accent, { target: { value: '#ffff00' } });
  expect(within(light).getByText(/is shown instead/)).toBeVisible();
});

it.each(['#ffff00', '#ff0000', '#0b7285', '#000000', '#ffffff', '#808080'])(
  '%s is shown so that it can be read on every surface of both themes',
  (colour) => {
    showAccent(colour);
    const shownAs = (name: string) =>
      parseHex(document.documentElement.style.getPropertyValue(name)) ?? [0, 0, 0];
    const surfaces = { light: ['#ffffff', '#f5f7f9', '#eef2f5'], dark: ['#0f1317', '#171c22', '#20272f'] };
    for (const theme of ['light', 'dark'] as const)
      for (const surface of [...surfaces[theme].map(parseHex), shownAs(`--accent-soft-${theme}`)])
        expect(contrast(shownAs(`--accent-${theme}`), surface ?? [0, 0, 0])).toBeGreaterThanOrEqual(4.5);
  },
);
