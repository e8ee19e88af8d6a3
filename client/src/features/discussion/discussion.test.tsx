import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { FragmentOf } from '../../graphql/graphql.js';
import { answer, refusal } from '../../testing/api.js';
import { ADA, shell, userError, VIEWER } from '../../testing/facts.js';
import { renderAt } from '../../testing/render-page.js';
import { ShellQuery } from '../session/shell.js';
import { AddComment, DeleteComment, LikeComment } from './comment-mutations.js';
import { Discussion, type DiscussedIdea } from './discussion.js';
import { DiscussionQuery } from './discussion-query.js';

const comment = (id: string, body: string, more: object = {}) => ({
  __typename: 'Comment',
  id,
  body,
  bodyHtml: `<p>${body}</p>`,
  official: false,
  extension: false,
  likeCount: 0,
  viewerLikes: false,
  createdAt: '2026-01-01T00:00:00.000Z',
  editedAt: null,
  deletedAt: null,
  moderation: 'VISIBLE',
  attachments: [],
  viewerReported: false,
  author: { ...ADA, teams: [] },
  idea: { __typename: 'Idea', id: 'i1', number: 1, slug: 'more-benches', title: 'More benches' },
  viewerCan: {
    __typename: 'CommentPermissions',
    edit: false,
    delete: false,
    reply: true,
    like: true,
    accept: false,
    report: false,
    moderate: false,
  },
  ...more,
});

const thread = (id: string, body: string, replies: object[] = [], more: object = {}) => ({
  ...comment(id, body, more),
  replies: { __typename: 'CommentConnection', totalCount: replies.length, nodes: replies },
});

const page = (nodes: object[]) => ({
  idea: {
    __typename: 'Idea',
    id: 'i1',
    comments: {
      __typename: 'CommentConnection',
      nodes,
      pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null },
    },
  },
});

function open(commentCount: number, canComment = true, viewer: typeof VIEWER | null = VIEWER) {
  answer(ShellQuery, () => shell(viewer));
  const idea = {
    id: 'i1',
    number: 1,
    updatedAt: '2026-01-01T00:00:00.000Z',
    commentCount,
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
  answer(DiscussionQuery, () =>
    page([
      thread('c1', 'By the river, please', [comment('c2', 'And in the shade', { official: true })]),
      thread('c3', 'From elsewhere', [], {
        idea: { __typename: 'Idea', id: 'i9', number: 9, slug: 'seats', title: 'Seats' },
      }),
    ]),
  );
  open(3);
  await screen.findByText('By the river, please');
  expect(screen.getByText('And in the shade').closest('[data-official]')).not.toBeNull();
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
        comment: { ...comment('c1', 'Yes'), idea: { __typename: 'Idea', id: 'i1', commentCount: 1 } },
        userErrors: [],
      },
    };
  });
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
  answer(DiscussionQuery, () => page([thread('c1', 'By the river, please')]));
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
  answer(DiscussionQuery, () => page([thread('c1', 'By the river, please')]));
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
  const first = open(0, false, null);
  await screen.findByRole('link', { name: 'Sign in to comment' });
  first.view.unmount();
  open(0, false);
  await screen.findByText('This idea takes no comments any more.');
});

it('deletes after asking, and says a refusal where it asked', async () => {
  const own = comment('c1', 'By the river, please').viewerCan;
  let there = [thread('c1', 'By the river, please', [], { viewerCan: { ...own, delete: true } })];
  answer(DiscussionQuery, () => page(there));
  let refused = true;
  const sent = answer(DeleteComment, () => {
    if (refused)
      return { deleteComment: { deletedId: null, userErrors: [userError('X', null, 'Not now.')] } };
    there = [];
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
  await waitFor(() => expect(screen.queryByText('By the river, please')).toBeNull());
  expect(sent.map(({ input }) => input.commentId)).toEqual(['c1', 'c1']);
});
