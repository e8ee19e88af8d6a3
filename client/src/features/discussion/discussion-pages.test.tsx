import { screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { expect, it } from 'vitest';
import type { FragmentOf } from '../../graphql/graphql.js';
import { answer } from '../../testing/api.js';
import { comment, comments, discussed, thread } from '../../testing/comment-facts.js';
import { shell, VIEWER } from '../../testing/facts.js';
import { renderAt } from '../../testing/render-page.js';
import { ShellQuery } from '../session/shell.js';
import { AddComment } from './comment-mutations.js';
import { Discussion, type DiscussedIdea } from './discussion.js';
import { DiscussionQuery, RepliesQuery, ReplyQuery, ThreadQuery } from './discussion-query.js';

/** Of a page, whatever the client asks for: little to draw. */
const SIZE = 3;

/** What the server holds; whoever acts there is seen after a press on “Happen”. */
const world = { threads: [] as object[], count: 0 };

const idOf = (row: object) => ('id' in row ? String(row.id) : '');
const rows = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) => thread(`c${from + i}`));

/** Answers as the server would: a cursor is the id of the last row before it, in the order of their ids. */
function serve(threads: object[], commentCount = threads.length) {
  Object.assign(world, { threads, count: commentCount });
  answer(ShellQuery, () => shell(VIEWER));
  return answer(DiscussionQuery, ({ after, orderBy }) => {
    const sign = orderBy === 'NEWEST' ? -1 : 1;
    const key = (id: string) => sign * Number(id.slice(1));
    const listed = world.threads
      .toSorted((a, b) => key(idOf(a)) - key(idOf(b)))
      .filter((row) => !after || key(idOf(row)) > key(after));
    const page = listed.slice(0, SIZE);
    const last = page.at(-1);
    return discussed(page, listed.length > SIZE && last ? idOf(last) : null);
  });
}

function Page() {
  const [turn, setTurn] = useState(0);
  const idea = {
    id: 'i1',
    number: 1,
    updatedAt: String(turn),
    commentCount: world.count,
    moderation: 'VISIBLE',
    mergedInto: null,
    viewerCan: { comment: true },
  };
  return (
    <>
      <button type="button" onClick={() => setTurn(turn + 1)}>
        Happen
      </button>
      <Discussion
        idea={idea as unknown as FragmentOf<typeof DiscussedIdea>}
        pulse={0}
        changed={() => undefined}
      />
    </>
  );
}

const open = (order = 'oldest') => renderAt(`/ideas/1?comments=${order}`, <Page />);
const said = () => screen.queryAllByText(/^Said /).map(({ textContent }) => textContent.slice(5));
const names = (from: number, to: number) =>
  Array.from({ length: Math.abs(to - from) + 1 }, (_, i) => `c${from + i * Math.sign(to - from)}`);

function sends(sent: object) {
  return answer(AddComment, () => ({
    addComment: {
      __typename: 'AddCommentPayload',
      comment: { ...sent, idea: { ...comment('').idea, commentCount: world.count } },
      userErrors: [],
    },
  }));
}

it('loses no comment between two open pages when another one is written', async () => {
  serve(rows(1, 10));
  const { user } = open('newest');
  await screen.findByText('Said c8');
  await user.click(screen.getByText('Show more comments'));
  await screen.findByText('Said c5');
  world.threads = rows(1, 11);
  await user.click(screen.getByText('Happen'));
  await screen.findByText('Said c11');
  // What was shown last is still there, too, and with it the rest of its page.
  expect(said()).toEqual(names(11, 3));
});

it('shows none twice when one of an earlier page is gone', async () => {
  serve(rows(1, 10));
  const { user } = open();
  await screen.findByText('Said c3');
  await user.click(screen.getByText('Show more comments'));
  await screen.findByText('Said c6');
  world.threads = world.threads.filter((row) => idOf(row) !== 'c2');
  await user.click(screen.getByText('Happen'));
  await waitFor(() => expect(screen.queryByText('Said c2')).toBeNull());
  expect(said()).toEqual(['c1', ...names(3, 7)]);
});

it('grows with what others add to a list that is open to its end', async () => {
  serve(rows(1, 3));
  const { user } = open();
  await screen.findByText('Said c3');
  world.threads = rows(1, 4);
  await user.click(screen.getByText('Happen'));
  await screen.findByText('Said c4');
  expect(screen.queryByText('Show more comments')).toBeNull();
});

it('shows a held comment to its author, though it counts for nobody', async () => {
  serve([]);
  const { user } = open();
  const held = thread('c1', [], 0, { moderation: 'HELD' });
  sends(held);
  await user.type(await screen.findByRole('textbox', { name: 'Your comment' }), 'Hello');
  world.threads = [held];
  await user.click(screen.getByRole('button', { name: 'Comment' }));
  const shown = (await screen.findByText('Said c1')).closest('.comment');
  expect(shown).toHaveTextContent('This waits for a moderator.');
  await waitFor(() => expect(shown).toHaveFocus());
});

it('shows one’s own comment at once where it lies beyond what is open, and once', async () => {
  serve(rows(1, 5));
  answer(ThreadQuery, ({ id }) => ({ node: thread(id) }));
  const { user } = open();
  await screen.findByText('Said c3');
  sends(comment('c6'));
  await user.type(screen.getByRole('textbox', { name: 'Your comment' }), 'Hello');
  world.threads = rows(1, 6);
  await user.click(screen.getByText('Comment'));
  await waitFor(() => expect(screen.getByText('Said c6').closest('.comment')).toHaveFocus());
  expect(said()).toEqual([...names(1, 3), 'c6']);
  await user.click(screen.getByText('Show more comments'));
  await screen.findByText('Said c5');
  expect(said()).toEqual(names(1, 6));
});

it('reaches every reply of a long thread, and takes in those that others write meanwhile', async () => {
  let count = 13;
  const replies = () => Array.from({ length: count }, (_, i) => comment(`r${i + 1}`));
  serve([thread('c1', replies().slice(0, 5), 13)]);
  answer(RepliesQuery, ({ after }) => {
    const from = after ? Number(after) : 0;
    const some = replies().slice(from, from + 10);
    const end = from + some.length;
    const list = { ...comments(some, end < count ? String(end) : null), totalCount: count };
    return { node: { __typename: 'Comment', id: 'c1', replies: list } };
  });
  const { user } = open();
  await user.click(await screen.findByText('Show 8 more replies'));
  await screen.findByText('Said r10');
  await user.click(screen.getByText('Show 3 more replies'));
  await screen.findByText('Said r13');
  expect(screen.queryByText(/more repl/)).toBeNull();
  count = 14;
  await user.click(screen.getByText('Happen'));
  await screen.findByText('Said r14');
});

it('shows one’s own reply below those that are not open, and leads the keyboard there', async () => {
  serve([
    thread(
      'c1',
      [1, 2, 3, 4, 5].map((n) => comment(`r${n}`)),
      9,
    ),
  ]);
  answer(ReplyQuery, ({ id }) => ({ node: comment(id) }));
  const { user } = open();
  await screen.findByText('Said r5');
  const [reply] = screen.getAllByRole('button', { name: 'Reply' });
  if (!reply) throw new Error('nothing to reply to');
  await user.click(reply);
  await user.click(screen.getByRole('button', { name: 'Cancel' }));
  expect(reply).toHaveFocus();
  await user.click(reply);
  sends(comment('r10'));
  const field = screen.getByRole('textbox', { name: 'Reply to Ada Park' });
  await user.type(field, 'Well{Control>}{Enter}{/Control}');
  world.threads = [
    thread(
      'c1',
      [1, 2, 3, 4, 5].map((n) => comment(`r${n}`)),
      10,
    ),
  ];
  await waitFor(() => expect(screen.getByText('Said r10').closest('.comment')).toHaveFocus());
});
