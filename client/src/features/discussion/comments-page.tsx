import { Trans } from '@lingui/react/macro';
import { useEffect, useRef } from 'react';
import { useQuery } from 'urql';
import { Problem } from '../../ui/problem.js';
import { useStableCallback } from '../../ui/use-stable-callback.js';
import type { CommentTarget } from './comment-target.js';
import { CommentThread } from './comment-thread.js';
import type { DiscussionOrder } from './discussion-order.js';
import { DiscussionQuery } from './discussion-query.js';

interface CommentsPageProps {
  number: number;
  order: DiscussionOrder;
  after: string | null;
  /** Another one means that somebody wrote, changed, deleted or accepted something. */
  mark: string;
  target: CommentTarget | null;
  /** This is the last page, and whether the target is on one of them is not known yet. */
  seeking: boolean;
  finish(isFound: boolean): void;
  changed(): void;
  showMore: ((cursor: string) => void) | undefined;
}

/** Threads from a cursor on, and where there are more of them the button for those. */
export function CommentsPage(props: CommentsPageProps) {
  const { number, order, after, mark, target, seeking, changed, showMore } = props;
  const [{ data, error, fetching }, execute] = useQuery({
    query: DiscussionQuery,
    variables: { number, after, orderBy: order },
    requestPolicy: 'cache-and-network',
  });
  const known = useRef(mark);
  useEffect(() => {
    if (known.current === mark) return;
    known.current = mark;
    execute({ requestPolicy: 'network-only' });
  }, [mark, execute]);
  const comments = data?.idea?.comments;
  const finish = useStableCallback(props.finish);
  const more = useStableCallback((cursor: string) => showMore?.(cursor));
  useEffect(() => {
    if (!seeking || !target || !comments) return;
    const { pageInfo } = comments;
    // It may stand on a page before this one.
    if (document.getElementById(`comment-${target.threadId}`)) finish(true);
    // What the cache has may be of before the comment was written.
    else if (fetching) return;
    else if (pageInfo.hasNextPage && pageInfo.endCursor !== null) more(pageInfo.endCursor);
    else finish(false);
  }, [seeking, target, comments, fetching, finish, more]);
  const refresh = () => {
    execute({ requestPolicy: 'network-only' });
    changed();
  };
  const idea = data?.idea;
  if (error && !idea) {
    return (
      <li>
        <Problem error={error} retry={() => execute({ requestPolicy: 'network-only' })} />
      </li>
    );
  }
  if (!idea) {
    return (
      <li aria-busy="true">
        <span className="skeleton comment-skeleton" />
      </li>
    );
  }
  const { nodes, pageInfo } = idea.comments;
  const cursor = pageInfo.endCursor;
  return (
    <>
      {nodes.map((thread) => (
        <CommentThread key={thread.id} thread={thread} ideaId={idea.id} target={target} changed={refresh} />
      ))}
      {showMore && pageInfo.hasNextPage && cursor !== null && (
        <li>
          <button
            type="button"
            className="button"
            aria-disabled={fetching || undefined}
            onClick={() => showMore(cursor)}
          >
            <Trans>Show more comments</Trans>
          </button>
        </li>
      )}
    </>
  );
}
