import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { FragmentOf } from '../../graphql/graphql.js';
import { answer, refusal } from '../../testing/api.js';
import { comment, discussed as page, may, thread } from '../../testing/comment-facts.js';
import { shell, userError, VIEWER } from '../../testing/facts.js';
import { renderAt } from '../../testing/render-page.js';
import { RevisionsQuery } from '../moderation/history-dialog.js';
import { ShellQuery } from '../session/shell.js';
import { AddComment, DeleteComment, LikeComment } from './comment-mutations.js';
import { Discussion, type DiscussedIdea } from './discussion.js';
import { DiscussionQuery } from './discussion-query.js';

const said = (body: string, more: object = {}) => ({ body, bodyHtml: `<p>${body}</p>`, ...more });

function open(
  commentCount: number,
  canComment = true,
  viewer: typeof VIEWER | null = VIEWER,
  more: object = {},
) {
  answer(ShellQuery, () => shell(viewer));
  const idea = {
    id: 'i1',
    number: 1,
    updatedAt: '2026-01-01T00:00:00.000Z',
    commentCount,
    moderation: 'VISIBLE',
    mergedInto: null,
    ...more,
    viewerCan: { comment: canComment },
  };
  return renderAt(
    '/ideas/1',
    <Discussion
      idea={idea as unknown as FragmentOf<typeof DiscussedIdea>}
      pulse={0}
      changed={() => undefined}
    />,
  );
}

it('shows comments with their replies, what the team wrote, and where a merged idea’s comment comes from', async () => {
  const team = (id: string, name: string) => ({ __typename: 'Team', id, name });
  const author = { ...comment('').author, id: 'm9', teams: [team('t1', 'Billing'), team('t2', 'Parks')] };
  const idea = {
    ...comment('').idea,
    id: 'i8',
    board: { __typename: 'Board', id: 'b9', teams: [team('t2', 'Parks')] },
  };
  answer(DiscussionQuery, () =>
    page([
      thread('c1', [comment('c2', said('And in the shade', { official: true, author, idea }))]),
      thread('c3', [], 0, { idea: { ...comment('').idea, id: 'i9', number: 9, slug: 'seats' } }),
    ]),
  );
  open(3);
  await screen.findByText('Said c1');
  const official = screen.getByText('And in the shade').closest('[data-official]');
  expect(official).toHaveTextContent('Parks');
  expect(official).not.toHaveTextContent('Billing');
  expect(screen.getByRole('link', { name: '#9' })).toHaveAttribute('href', '/ideas/9-seats');
});

it('sends a comment once, and the same again under the same key when the answer was lost', async () => {
  let lost = true;
  const sent = answer(AddComment, () => {
    if (lost) {
      lost = false;
      return 'UNREACHABLE';
    }
    return {
      addComment: {
        __typename: 'AddCommentPayload',
        comment: { ...comment('c1', said('Yes')), idea: { ...comment('').idea, commentCount: 1 } },
        userErrors: [],
      },
    };
  });
  answer(DiscussionQuery, () => page([]));
  const { user } = open(0);
  const field = await screen.findByRole('textbox', { name: 'Your comment' });
  await user.type(field, 'Yes');
  await user.click(screen.getByRole('button', { name: 'Comment' }));
  await screen.findByRole('alert');
  expect(field).toHaveValue('Yes');
  await user.click(screen.getByRole('button', { name: 'Comment' }));
  await waitFor(() => expect(field).toHaveValue(''));
  expect(sent).toHaveLength(2);
  expect(sent[0]?.input.idempotencyKey).toBe(sent[1]?.input.idempotencyKey);
});

it('replies under the comment, and says a refusal at the text', async () => {
  answer(DiscussionQuery, () => page([thread('c1')]));
  answer(AddComment, () => ({
    addComment: { comment: null, userErrors: [userError('REQUIRED', ['body'], 'Write something.')] },
  }));
  const { user } = open(1);
  await user.click(await screen.findByRole('button', { name: 'Reply' }));
  const form = screen.getByRole('textbox', { name: 'Reply to Ada Park' }).closest('form');
  if (!form) throw new Error('no form');
  await user.click(within(form).getByRole('button', { name: 'Reply' }));
  await within(form).findByText('Write something.');
});

it('likes, and says so when that failed', async () => {
  answer(DiscussionQuery, () => page([thread('c1')]));
  let works = false;
  answer(LikeComment, () =>
    works
      ? {
          likeComment: {
            __typename: 'LikeCommentPayload',
            comment: { __typename: 'Comment', id: 'c1', likeCount: 1, viewerLikes: true },
            userErrors: [],
          },
        }
      : refusal('INTERNAL_SERVER_ERROR'),
  );
  const { user } = open(1);
  const like = await screen.findByRole('button', { name: /Like/ });
  await user.click(like);
  await screen.findByRole('alert');
  expect(like).toHaveAttribute('aria-pressed', 'false');
  works = true;
  await user.click(like);
  await waitFor(() => expect(like).toHaveAttribute('aria-pressed', 'true'));
  expect(screen.queryByRole('alert')).toBeNull();
});

it('asks the signed-out to sign in, and says when an idea takes no comments', async () => {
  answer(DiscussionQuery, () => page([]));
  const first = open(0, false, null);
  await screen.findByRole('link', { name: 'Sign in to comment' });
  first.view.unmount();
  const second = open(0, false);
  await screen.findByText('This idea takes no comments any more.');
  second.view.unmount();
  const third = open(0, false, VIEWER, { moderation: 'HELD' });
  await screen.findByText('Comments open once a moderator has looked at this idea.');
  third.view.unmount();
  open(0, false, VIEWER, {
    mergedInto: { __typename: 'Idea', id: 'i9', number: 9, slug: 'seats', title: 'Seats' },
  });
  expect(await screen.findByRole('link', { name: '#9 Seats' })).toHaveAttribute('href', '/ideas/9-seats');
});

it('deletes after asking, and says a refusal where it asked', async () => {
  let there = [thread('c0'), thread('c1', [], 0, may({ delete: true }))];
  answer(DiscussionQuery, () => page(there));
  let refused = true;
  const sent = answer(DeleteComment, () => {
    if (refused)
      return { deleteComment: { deletedId: null, userErrors: [userError('X', null, 'Not now.')] } };
    there = [thread('c0')];
    return { deleteComment: { deletedId: 'c1', userErrors: [] } };
  });
  const { user } = open(1);
  await user.click(await screen.findByRole('button', { name: 'Delete' }));
  const dialog = await screen.findByRole('dialog', { name: 'Delete this comment?' });
  expect(sent).toEqual([]);
  await user.click(within(dialog).getByRole('button', { name: 'Delete the comment' }));
  await within(dialog).findByText('Not now.');
  await user.click(within(dialog).getByRole('button', { name: 'Keep it' }));
  await user.click(screen.getByRole('button', { name: 'Delete' }));
  expect(screen.queryByText('Not now.')).toBeNull();
  refused = false;
  await user.click(screen.getByRole('button', { name: 'Delete the comment' }));
  await waitFor(() => expect(screen.queryByText('Said c1')).toBeNull());
  expect(sent.map(({ input }) => input.commentId)).toEqual(['c1', 'c1']);
});

it('leads the keyboard from a comment that goes to the one before it', async () => {
  let there = [thread('c0'), thread('c1', [], 0, may({ delete: true }))];
  answer(DiscussionQuery, () => page(there));
  answer(DeleteComment, () => {
    there = [thread('c0')];
    return { deleteComment: { deletedId: 'c1', userErrors: [] } };
  });
  const { user } = open(2);
  const button = await screen.findByRole('button', { name: 'Delete' });
  await user.click(button);
  await user.click(screen.getByText('Delete the comment'));
  // As the browser does when a dialog closes.
  button.focus();
  await waitFor(() => expect(screen.getByText('Said c0').closest('.comment')).toHaveFocus());
});

it('offers moderators to hide what others wrote, and asks why they delete what is hidden', async () => {
  const others = { author: { ...comment('').author, id: 'm9' }, ...may({ delete: true, moderate: true }) };
  answer(DiscussionQuery, () =>
    page([thread('c1', [], 0, others), thread('c2', [], 0, { ...others, moderation: 'HIDDEN' })]),
  );
  const sent = answer(DeleteComment, () => ({ deleteComment: { deletedId: 'c2', userErrors: [] } }));
  const { user } = open(1);
  await screen.findByRole('button', { name: 'Hide' });
  await user.click(screen.getByRole('button', { name: 'Delete' }));
  await user.click(screen.getByText('Delete the comment'));
  await screen.findByText('Say why.');
  expect(sent).toEqual([]);
  await user.type(screen.getByRole('textbox', { name: 'Why' }), 'Somebody’s address');
  await user.click(screen.getByText('Delete the comment'));
  await waitFor(() => expect(sent).toEqual([{ input: { commentId: 'c2', reason: 'Somebody’s address' } }]));
});

it('lets moderators read what a deleted comment said', async () => {
  answer(DiscussionQuery, () =>
    page([
      thread('c1', [comment('r1')], 1, { deletedAt: '2026-01-02T00:00:00.000Z', body: '', bodyHtml: '' }),
    ]),
  );
  answer(RevisionsQuery, ({ id }) => ({
    node: {
      __typename: 'Comment',
      id,
      revisions: [
        {
          __typename: 'Revision',
          title: null,
          bodyHtml: '<p>You fool</p>',
          replacedAt: '2026-01-02T00:00:00.000Z',
          attachments: [],
        },
      ],
    },
  }));
  const first = open(1);
  await screen.findByText('Said r1');
  expect(screen.queryByText('Earlier versions')).toBeNull();
  first.view.unmount();
  const { user } = open(1, true, { ...VIEWER, canModerate: true });
  await user.click(await screen.findByText('Earlier versions'));
  await screen.findByText('You fool');
});
