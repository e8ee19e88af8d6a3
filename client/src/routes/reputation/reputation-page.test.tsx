import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { ShellQuery } from '../../features/session/shell.js';
import { answer } from '../../testing/api.js';
import { shell, VIEWER } from '../../testing/facts.js';
import { renderAt } from '../../testing/render-page.js';
import ReputationPage from './reputation-page.js';
import { ReputationQuery, SaveBadge, SaveLevels } from './reputation-query.js';

const ADMIN = { ...VIEWER, canAdminister: true };
const BADGE = {
  __typename: 'BadgeKind',
  key: 'liked-comments',
  name: 'Well said',
  description: 'Others liked ten of their comments',
  rule: '10 comments liked by others',
  threshold: 10,
  awardedCount: 3,
  enabled: true,
};

function show(viewer: typeof VIEWER) {
  answer(ShellQuery, () => shell(viewer));
  answer(ReputationQuery, () => ({
    levels: [
      { __typename: 'Level', name: 'Newcomer', from: 0 },
      { __typename: 'Level', name: 'Contributor', from: 50 },
    ],
    badges: [BADGE],
  }));
  renderAt('/admin/reputation', <ReputationPage />);
}

it('is for administrators', async () => {
  show(VIEWER);
  expect(await screen.findByText('This page is for administrators')).toBeInTheDocument();
});

it('shows a refusal at the level that it is about, and saves what is right', async () => {
  show(ADMIN);
  const sent: unknown[] = [];
  answer(SaveLevels, ({ levels }) => {
    sent.push(levels);
    const isWrong = levels.some((level) => level.from === 0 && level.name !== 'Newcomer');
    return {
      updateLevels: {
        __typename: 'UpdateLevelsPayload',
        levels: isWrong ? null : levels.map((level) => ({ __typename: 'Level', ...level })),
        userErrors: isWrong
          ? [
              {
                __typename: 'UserError',
                code: 'TAKEN',
                field: ['levels', '1', 'from'],
                message: 'Taken already.',
              },
            ]
          : [],
      },
    };
  });
  const [, from] = await screen.findAllByLabelText('From points');
  if (!from) throw new Error('no second level');
  await userEvent.clear(from);
  await userEvent.type(from, '0');
  await userEvent.click(screen.getByRole('button', { name: 'Save the levels' }));
  expect(await screen.findByText('Taken already.')).toBeInTheDocument();
  expect(from).toHaveAccessibleDescription('Taken already.');
  await userEvent.clear(from);
  await userEvent.type(from, '75');
  await userEvent.click(screen.getByRole('button', { name: 'Save the levels' }));
  expect(await screen.findByText('Saved.')).toBeInTheDocument();
  expect(sent.at(-1)).toEqual([
    { name: 'Newcomer', from: 0 },
    { name: 'Contributor', from: 75 },
  ]);
});

it('changes of a badge what was changed', async () => {
  show(ADMIN);
  const asked = answer(SaveBadge, ({ input }) => ({
    updateBadge: { __typename: 'UpdateBadgePayload', badge: { ...BADGE, ...input }, userErrors: [] },
  }));
  const form = within(await screen.findByRole('form', { name: 'Well said' }));
  expect(form.getByLabelText('Threshold')).toHaveAccessibleDescription(/1 to 1,000/);
  await userEvent.clear(form.getByLabelText('Name'));
  await userEvent.type(form.getByLabelText('Name'), 'Wise words');
  await userEvent.click(form.getByRole('button', { name: 'Save the badge' }));
  expect(await screen.findByRole('form', { name: 'Wise words' })).toHaveTextContent('Saved.');
  expect(asked).toEqual([{ input: { key: 'liked-comments', name: 'Wise words' } }]);
});

it('keeps the focus where one works, as levels come, go and are saved', async () => {
  show(ADMIN);
  answer(SaveLevels, ({ levels }) => ({
    updateLevels: {
      __typename: 'UpdateLevelsPayload',
      levels: levels.map((level) => ({ __typename: 'Level', ...level })),
      userErrors: [],
    },
  }));
  await userEvent.click(await screen.findByRole('button', { name: 'Add a level' }));
  // A new level has no name yet.
  const added = screen.getByDisplayValue((text, input) => text === '' && input === document.activeElement);
  const [, , from] = screen.getAllByLabelText('From points');
  if (!from) throw new Error('no third level');
  await userEvent.type(added, 'Sage');
  await userEvent.type(from, '900{Enter}');
  expect(await screen.findByText('Saved.')).toBeInTheDocument();
  expect(from).toHaveFocus();
  await userEvent.click(screen.getByRole('button', { name: 'Remove Contributor' }));
  expect(added).toHaveFocus();
});
