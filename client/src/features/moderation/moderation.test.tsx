import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { answer } from '../../testing/api.js';
import { shell, userError, VIEWER } from '../../testing/facts.js';
import { renderAt } from '../../testing/render-page.js';
import type { FragmentOf } from '../../graphql/graphql.js';
import { ShellQuery } from '../session/shell.js';
import { BanMember } from './ban-dialog.js';
import { RevisionsQuery } from './history-dialog.js';
import { MemberBan, UnbanMember } from './member-ban.js';
import type { MemberBanFields } from './member-ban-fields.js';
import { ModerateContent, ModerationCount, ReportContent } from './moderation-mutations.js';
import { ModeratorControls } from './moderator-controls.js';
import { ReportButton } from './report-button.js';

const dialog = () => within(screen.getByRole('dialog', { hidden: true }));

it('reports with a reason, and says so when there is one already', async () => {
  answer(ShellQuery, () => shell(VIEWER));
  const calls = answer(ReportContent, () => ({
    reportContent: {
      __typename: 'ReportContentPayload',
      reported: null,
      subject: null,
      userErrors: [userError('ALREADY_REPORTED', ['subjectId'], 'You have reported this already.')],
    },
  }));
  const { user } = renderAt('/', <ReportButton subjectId="i1" reported={false} />);
  await user.click(screen.getByRole('button', { name: 'Report' }));
  const send = dialog().getByRole('button', { name: 'Report', hidden: true });
  await user.click(send);
  await screen.findByText('Choose what is wrong.');
  await user.click(dialog().getByRole('radio', { name: 'Spam or advertising', hidden: true }));
  await user.click(send);
  await screen.findByText('You have reported this already.');
  expect(calls).toEqual([{ input: { subjectId: 'i1', reason: 'SPAM', note: null } }]);
  await user.click(dialog().getByRole('button', { name: 'Cancel', hidden: true }));
  const note = screen.getByText('You reported this').closest('[tabindex]');
  await waitFor(() => expect(document.activeElement).toBe(note));
});

it('offers no second report', () => {
  answer(ShellQuery, () => shell(VIEWER));
  renderAt('/', <ReportButton subjectId="i1" reported />);
  screen.getByText('You reported this');
  expect(screen.queryByRole('button', { name: 'Report' })).toBeNull();
});

it('shows moderators what was said before', async () => {
  answer(ShellQuery, () => shell(VIEWER));
  answer(RevisionsQuery, () => ({
    node: {
      __typename: 'Comment',
      id: 'c1',
      revisions: [
        {
          __typename: 'Revision',
          title: null,
          bodyHtml: '<p>Once</p>',
          attachments: [
            {
              __typename: 'Attachment',
              id: 'f1',
              fileName: 'plan.pdf',
              contentType: 'application/pdf',
              byteSize: 2048,
              url: 'http://groundswell.test/attachments/plan',
              thumbnailUrl: null,
              width: null,
              height: null,
            },
          ],
          replacedAt: '2026-01-01T00:00:00.000Z',
        },
      ],
    },
  }));
  const { user } = renderAt(
    '/',
    <ModeratorControls subjectId="c1" moderation="HELD" changed={() => undefined} />,
  );
  answer(ModerateContent, () => ({
    moderateContent: { __typename: 'ModerateContentPayload', subjects: [], userErrors: [] },
  }));
  answer(ModerationCount, () => ({ viewer: { __typename: 'Viewer', moderationCount: 0 } }));
  await user.click(screen.getByRole('button', { name: 'Approve' }));
  const group = screen.getByRole('group', { name: 'Moderation' });
  await waitFor(() => expect(document.activeElement).toBe(group));
  await user.click(screen.getByRole('button', { name: 'Earlier versions' }));
  await screen.findByText('Once');
  screen.getByRole('link', { name: /^plan\.pdf/ });
});

const BORIS = {
  __typename: 'Member',
  id: 'm2',
  displayName: 'Boris Lind',
  role: 'MEMBER',
  teams: [],
  ban: null as object | null,
};
const shown = (member: object) => member as unknown as FragmentOf<typeof MemberBanFields>;

it('bans with a reason, for good, with what goes with it', async () => {
  answer(ShellQuery, () => shell({ ...VIEWER, canModerate: true, moderationCount: 0 }));
  const calls = answer(BanMember, () => ({
    banMember: { __typename: 'BanMemberPayload', member: BORIS, userErrors: [] },
  }));
  const { user } = renderAt('/', <MemberBan member={shown(BORIS)} />);
  await user.click(await screen.findByRole('button', { name: 'Ban…' }));
  await user.selectOptions(dialog().getByRole('combobox', { hidden: true }), 'For good');
  await user.type(dialog().getByRole('textbox', { hidden: true }), 'Sells watches');
  await user.click(dialog().getByRole('checkbox', { name: 'Also hide all that they wrote', hidden: true }));
  await user.click(dialog().getByRole('button', { name: 'Ban', hidden: true }));
  await waitFor(() =>
    expect(calls).toEqual([
      {
        input: {
          memberId: 'm2',
          reason: 'Sells watches',
          until: null,
          hideContent: true,
          discountVotes: false,
        },
      },
    ]),
  );
});

it('shows a ban and lifts it', async () => {
  answer(ShellQuery, () => shell({ ...VIEWER, canModerate: true, moderationCount: 0 }));
  const calls = answer(UnbanMember, () => ({
    unbanMember: { __typename: 'UnbanMemberPayload', member: BORIS, userErrors: [] },
  }));
  const ban = {
    __typename: 'Ban',
    reason: 'Sells watches',
    since: '2026-01-01T00:00:00.000Z',
    until: null,
    hidesContent: true,
    discountsVotes: true,
    by: null,
  };
  const { user } = renderAt('/', <MemberBan member={shown({ ...BORIS, ban })} />);
  await screen.findByText('Banned for good');
  screen.getByText('Their votes do not count.');
  await user.click(screen.getByRole('button', { name: 'Lift the ban' }));
  await waitFor(() => expect(calls).toEqual([{ input: { memberId: 'm2' } }]));
});

it('shows nothing of it to anybody but moderators, and offers no ban of staff', async () => {
  answer(ShellQuery, () => shell(VIEWER));
  const { view } = renderAt('/', <MemberBan member={shown(BORIS)} />);
  await waitFor(() => expect(screen.queryByRole('button')).toBeNull());
  view.unmount();
  answer(ShellQuery, () => shell({ ...VIEWER, canModerate: true, moderationCount: 0 }));
  renderAt('/', <MemberBan member={shown({ ...BORIS, role: 'MODERATOR' })} />);
  await waitFor(() => expect(screen.queryByRole('button')).toBeNull());
});
