import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { ShellQuery } from '../session/shell.js';
import { answer } from '../../testing/api.js';
import { shell } from '../../testing/facts.js';
import { renderAt } from '../../testing/render-page.js';
import { MemberLink } from './member-link.js';

it('leads to the page of a member, and nowhere where the person was erased', () => {
  answer(ShellQuery, () => shell(null));
  renderAt(
    '/',
    <>
      <MemberLink member={{ handle: 'ada' }}>Ada</MemberLink>
      <MemberLink member={{ handle: 'deleted-0a1b2c' }}>Deleted member</MemberLink>
    </>,
  );
  expect(screen.getByRole('link', { name: 'Ada' })).toHaveAttribute('href', '/members/ada');
  expect(screen.getByText('Deleted member')).toBeVisible();
  expect(screen.queryByRole('link', { name: 'Deleted member' })).toBeNull();
});
