import { screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { ShellQuery } from '../../features/session/shell.js';
import { answer } from '../../testing/api.js';
import { shell, userError, VIEWER } from '../../testing/facts.js';
import { renderAt } from '../../testing/render-page.js';
import NotificationSettingsPage, {
  MailSettingsQuery,
  SaveMailSettings,
} from './notification-settings-page.js';

const settings = { ...VIEWER, digest: 'IMMEDIATE', locale: 'zh-CN' };

function open() {
  answer(ShellQuery, () => shell(VIEWER));
  answer(MailSettingsQuery, () => ({ viewer: settings }));
  return renderAt('/account/notifications', <NotificationSettingsPage />);
}

it('shows how things are, saves what is chosen, and says so', async () => {
  const saves = answer(SaveMailSettings, () => ({
    updateProfile: { viewer: { ...settings, digest: 'WEEKLY' }, userErrors: [] },
  }));
  const { user } = open();
  expect(await screen.findByRole('radio', { name: /At once/ })).toBeChecked();
  expect(screen.getByRole('combobox', { name: 'Language of mail' })).toHaveValue('zh');
  await user.click(screen.getByRole('radio', { name: /Once a week/ }));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await screen.findByText('Saved.');
  expect(saves).toEqual([{ input: { digest: 'WEEKLY', locale: 'zh-CN' } }]);
});

it('keeps what was chosen when the server refuses, and says why at the field', async () => {
  answer(SaveMailSettings, () => ({
    updateProfile: { viewer: null, userErrors: [userError('INVALID', ['locale'], 'No such language.')] },
  }));
  const { user } = open();
  await user.click(await screen.findByRole('radio', { name: /Never/ }));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await screen.findByText('No such language.');
  expect(screen.getByRole('radio', { name: /Never/ })).toBeChecked();
  expect(screen.queryByText('Saved.')).toBeNull();
});

it('leads the signed-out to signing in', async () => {
  answer(ShellQuery, () => shell(null));
  renderAt('/account/notifications', <NotificationSettingsPage />);
  await waitFor(() =>
    expect(screen.getByTestId('address')).toHaveTextContent('/sign-in?next=%2Faccount%2Fnotifications'),
  );
});
