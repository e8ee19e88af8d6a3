import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { expect, it } from 'vitest';
import { ShellQuery } from '../../features/session/shell.js';
import { answer, server } from '../../testing/api.js';
import { shell, userError, VIEWER } from '../../testing/facts.js';
import { renderAt } from '../../testing/render-page.js';
import { accentIn } from '../../ui/accent.js';
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

function page() {
  answer(ShellQuery, () => shell({ ...VIEWER, canAdminister: true }));
  answer(CommunitySettingsQuery, () => ({ community: COMMUNITY }));
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

it('shows what both themes make of a colour', async () => {
  page();
  const light = await screen.findByRole('group', { name: 'Light' });
  expect(within(light).getByText(/Your colour/)).toBeVisible();
});

it.each(['#ffff00', '#0b7285', '#000000', '#ffffff', '#808080'])(
  '%s can be read in both themes',
  (colour) => {
    for (const theme of ['light', 'dark'] as const) {
      const accent = accentIn(theme, colour);
      expect(accent?.contrastOfShown).toBeGreaterThanOrEqual(4.5);
      expect(accent?.isAdjusted).toBe((accent?.contrastOfAsked ?? 0) < 4.5);
    }
  },
);
