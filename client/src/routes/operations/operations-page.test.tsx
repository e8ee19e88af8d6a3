import { screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { ShellQuery } from '../../features/session/shell.js';
import { answer } from '../../testing/api.js';
import { shell, VIEWER } from '../../testing/facts.js';
import { renderAt } from '../../testing/render-page.js';
import OperationsPage from './operations-page.js';
import { OperationsQuery, OutgoingMailsQuery, RetryMails } from './operations-query.js';

const counts = (uncertainMails: number) => ({
  operations: {
    __typename: 'Operations',
    waitingJobs: 3,
    runningJobs: 0,
    failedJobs: 0,
    waitingMails: 0,
    sendingMails: 0,
    failedMails: 0,
    uncertainMails,
  },
});

it('starts with what needs somebody, and tries it again', async () => {
  answer(ShellQuery, () => shell({ ...VIEWER, canAdminister: true }));
  let left = 1;
  answer(OperationsQuery, () => counts(left));
  answer(OutgoingMailsQuery, ({ state }) => ({
    outgoingMails: {
      __typename: 'OutgoingMailConnection',
      nodes:
        state === 'UNCERTAIN' && left > 0
          ? [
              {
                __typename: 'OutgoingMail',
                id: 'm1',
                template: 'notification',
                attempts: 1,
                dueAt: '2026-01-01T00:00:00.000Z',
                createdAt: '2026-01-01T00:00:00.000Z',
                error: null,
                member: null,
              },
            ]
          : [],
      pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null },
    },
  }));
  const retries = answer(RetryMails, () => {
    left = 0;
    return { retryMails: { retried: 1, userErrors: [] } };
  });
  const { user } = renderAt('/admin/operations', <OperationsPage />);
  await user.click(await screen.findByRole('button', { name: 'Send again' }));
  await waitFor(() => expect(retries).toEqual([{ ids: ['m1'] }]));
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Send again' })).toBeNull());
});

it('tells who is no administrator so', async () => {
  answer(ShellQuery, () => shell(VIEWER));
  renderAt('/admin/operations', <OperationsPage />);
  await screen.findByText('This page is for administrators');
});
