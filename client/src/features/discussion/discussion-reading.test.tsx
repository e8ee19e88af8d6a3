import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { expect, it, vi } from 'vitest';
import type { FragmentOf } from '../../graphql/graphql.js';
import { answer } from '../../testing/api.js';
import { comment, discussed as page, may, thread } from '../../testing/comment-facts.js';
import { shell, userError, VIEWER } from '../../testing/facts.js';
import { renderAt } from '../../testing/render-page.js';
import { ShellQuery } from '../session/shell.js';
import { EditComment, LikeComment } from './comment-mutations.js';
import { CommentTargetQuery } from './comment-target.js';
import { Discussion, type DiscussedIdea } from './discussion.js';
import { DiscussionQuery, ReplyQuery, ThreadQuery } from './discussion-query.js';
import { CommentLikes } from './live-likes.js';

const idea = (updatedAt: string) =>
  ({
    id: 'i1',
    number: 1,
    commentCount: 2,
    updatedAt,
    moderation: 'VISIBLE',
    mergedInto: null,
    viewerCan: { comment: true },
  }) as unknown as FragmentOf<typeof DiscussedIdea>;
const shown = (pulse = 0, updatedAt = '2026-01-01T00:00:00.000Z') => (
  <Discussion idea={idea(updatedAt)} pulse={pulse} changed={() => undefined} />
);

function open(path = '/ideas/1') {
  answer(ShellQuery, () => shell(VIEWER));
  return renderAt(path, shown());
}

/** Answers for the comment that the address names. */
const named = (id: string, more: object = {}) =>
  answer(CommentTargetQuery, () => ({
    node: {
      __typename: 'Comment',
      id,
      internal: false,
      parent: null,
      idea: { __typename: 'Idea', id: 'i1', mergedInto: null },
      ...more,
    },
  }));

it('keeps the order in the address', async () => {
  const calls = answer(DiscussionQuery, ({ orderBy }) => page([thread(`c-${orderBy}`)]));
  const { user } = open('/ideas/1?comments=best&x=1');
  await screen.findByText('Said c-BEST');
  await user.selectOptions(screen.getByRole('combobox', { name: 'Order of comments' }), 'Newest first');
  await screen.findByText('Said c-NEWEST');
  expect(screen.getByTestId('address')).toHaveTextContent('/ideas/1?comments=newest&x=1');
  await user.selectOptions(screen.getByRole('combobox', { name: 'Order of comments' }), 'Oldest first');
  await screen.findByText('Said c-OLDEST');
  expect(screen.getByTestId('address')).toHaveTextContent('/ideas/1?x=1');
  expect(calls.every(({ after }) => after === null)).toBe(true);
});

it('leads to the comment of the address wherever it lies, without reading what is before it', async () => {
  const calls = answer(DiscussionQuery, () => page([thread('c1')], 'next'));
  named('r2', { parent: { __typename: 'Comment', id: 'c2' } });
  answer(ThreadQuery, ({ id }) => ({ node: thread(id, [comment('r1')], 2) }));
  answer(ReplyQuery, ({ id }) => ({ node: comment(id) }));
  open('/ideas/1#comment-r2');
  const found = (await screen.findByText('Said r2', {}, { timeout: 5000 })).closest('.comment');
  expect(found).toHaveAttribute('data-target', 'true');
  await waitFor(() => expect(found).toHaveFocus());
  expect(screen.getByText('The comment that the link leads to')).toBeInTheDocument();
  expect(screen.getByText('Said c2')).toBeInTheDocument();
  expect(calls.map(({ after }) => after)).toEqual([null]);
});

it('leads to a comment of the first page where it stands, and to none of another idea', async () => {
  answer(DiscussionQuery, () => page([thread('c1')]));
  named('c1');
  const first = open('/ideas/1#comment-c1');
  await waitFor(() => expect(screen.getByText('Said c1').closest('.comment')).toHaveFocus());
  expect(screen.queryByText('The comment that the link leads to')).toBeNull();
  first.view.unmount();
  named('c7', { idea: { __typename: 'Idea', id: 'i7', mergedInto: null } });
  open('/ideas/1#comment-c7');
  await screen.findByText(/is not here any more/);
});

it('says when the comment of the address is nowhere, or is a note', async () => {
  answer(DiscussionQuery, () => page([thread('c1')]));
  answer(CommentTargetQuery, () => ({ node: null }));
  const first = open('/ideas/1#comment-c9');
  await screen.findByText(/is not here any more/);
  first.view.unmount();
  named('n1', { internal: true });
  open('/ideas/1#comment-n1');
  await screen.findByRole('link', { name: 'Read it in the inbox' });
});

it('shows a like at once, and takes it back when it is refused', async () => {
  answer(DiscussionQuery, () => page([thread('c1', [], 0, { likeCount: 2 })]));
  let refuse = () => undefined as void;
  answer(LikeComment, async () => {
    await new Promise<void>((resolve) => (refuse = resolve));
    return {
      likeComment: {
        __typename: 'LikeCommentPayload',
        comment: null,
        userErrors: [userError('NOT_FOUND', ['commentId'], 'It is gone.')],
      },
    };
  });
  const { user } = open();
  const like = await screen.findByRole('button', { name: /^Like/ });
  await user.click(like);
  await waitFor(() => expect(like).toHaveAttribute('aria-pressed', 'true'));
  expect(like).toHaveTextContent('3');
  act(() => refuse());
  await screen.findByText('It is gone.');
  expect(like).toHaveAttribute('aria-pressed', 'false');
  expect(like).toHaveTextContent('2');
});

it('reads the discussion again when the idea says that it changed', async () => {
  let body = 'before';
  answer(DiscussionQuery, () => page([thread('c1', [], 0, { bodyHtml: `<p>${body}</p>` })]));
  answer(ShellQuery, () => shell(VIEWER));
  function Page() {
    const [day, setDay] = useState(1);
    return (
      <>
        <button type="button" onClick={() => setDay(2)}>
          Change
        </button>
        {shown(0, `2026-01-0${day}T00:00:00.000Z`)}
      </>
    );
  }
  const { user } = renderAt('/ideas/1', <Page />);
  await screen.findByText('before');
  body = 'after';
  await user.click(screen.getByRole('button', { name: 'Change' }));
  await screen.findByText('after');
});

it('looks at the likes of what is shown once, however often somebody likes', async () => {
  answer(DiscussionQuery, () => page([thread('c1'), thread('c2', [comment('r1')])]));
  answer(ShellQuery, () => shell(VIEWER));
  const looks = answer(CommentLikes, () => ({
    nodes: [{ __typename: 'Comment', id: 'c1', likeCount: 7, viewerLikes: false }],
  }));
  function Page() {
    const [pulse, setPulse] = useState(0);
    return (
      <>
        <button type="button" onClick={() => setPulse(pulse + 1)}>
          Happen
        </button>
        {shown(pulse)}
      </>
    );
  }
  renderAt('/ideas/1', <Page />);
  await screen.findByText('Said r1');
  const timers = vi.spyOn(globalThis, 'setTimeout');
  for (let i = 0; i < 3; i++) fireEvent.click(screen.getByRole('button', { name: 'Happen' }));
  const waits = timers.mock.calls.filter(([, wait]) => (wait ?? 0) >= 5000);
  expect(waits).toHaveLength(1);
  timers.mockRestore();
  const [run] = waits[0] ?? [];
  if (typeof run !== 'function') throw new Error('nothing waits');
  const hidden = vi.spyOn(document, 'hidden', 'get').mockReturnValue(true);
  act(() => run());
  expect(looks).toEqual([]);
  // What came while the tab was hidden is looked at when it is seen again.
  hidden.mockRestore();
  fireEvent(document, new Event('visibilitychange'));
  await screen.findByText('7');
  expect(looks).toEqual([{ ids: expect.arrayContaining(['c1', 'c2', 'r1']) }]);
});

it('keeps an unsent change and an unsent reply over a reload, and forgets them once they are sent or dropped', async () => {
  answer(DiscussionQuery, () => page([thread('c1', [], 0, may({ edit: true }))]));
  const { user, view } = open();
  await user.click(await screen.findByRole('button', { name: 'Edit' }));
  await user.type(screen.getAllByRole('textbox', { name: 'Your comment' })[0] ?? view.container, ' and more');
  view.unmount();
  answer(EditComment, () => ({
    editComment: {
      __typename: 'EditCommentPayload',
      comment: comment('c1', { body: 'x', ...may({ edit: true }) }),
      userErrors: [],
    },
  }));
  const again = open();
  const save = await screen.findByRole('button', { name: 'Save' });
  // Nobody pressed anything: the page stays where it is.
  expect(document.body).toHaveFocus();
  expect(screen.getAllByRole('textbox', { name: 'Your comment' })[0]).toHaveValue('Said c1 and more');
  await again.user.click(save);
  await waitFor(() => expect(screen.getByRole('button', { name: 'Edit' })).toHaveFocus());
  await again.user.click(screen.getByRole('button', { name: 'Reply' }));
  await again.user.type(screen.getByRole('textbox', { name: 'Reply to Ada Park' }), 'Well');
  again.view.unmount();
  open();
  expect(await screen.findByRole('textbox', { name: 'Reply to Ada Park' })).toHaveValue('Well');
});

it('shows a deleted comment as one while replies stand below it', async () => {
  answer(DiscussionQuery, () =>
    page([thread('c1', [comment('r1')], 1, { deletedAt: '2026-01-02T00:00:00.000Z', bodyHtml: '' })]),
  );
  open();
  await screen.findByText('This comment was deleted.');
  await screen.findByText('Said r1');
});
