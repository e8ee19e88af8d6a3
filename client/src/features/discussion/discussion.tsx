import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useRef, useState } from 'react';
import { Link, useLocation } from 'react-router';
import { useQuery } from 'urql';
import { graphql, readFragment, type FragmentOf, type VariablesOf } from '../../graphql/graphql.js';
import { Notice } from '../../ui/notice.js';
import { Problem } from '../../ui/problem.js';
import { withNext } from '../session/return-to.js';
import { useShell } from '../session/shell.js';
import { CommentThread } from './comment-thread.js';
import { DiscussionQuery } from './discussion-query.js';
import { NewComment } from './new-comment.js';

export const DiscussedIdea = graphql(`
  fragment DiscussedIdea on Idea {
    id
    number
    commentCount
    viewerCan {
      comment
    }
  }
`);

type Order = VariablesOf<typeof DiscussionQuery>['orderBy'];
const ORDERS: readonly Order[] = ['OLDEST', 'NEWEST', 'BEST'];

/** What people say about an idea. @param changed tells the page that there is more or less of it now */
export function Discussion({
  idea: ref,
  changed,
}: {
  idea: FragmentOf<typeof DiscussedIdea>;
  changed(): void;
}) {
  const { t } = useLingui();
  const { viewer } = useShell();
  const { pathname, search } = useLocation();
  const idea = readFragment(DiscussedIdea, ref);
  const [order, setOrder] = useState<Order>('OLDEST');
  /** Where each page after the first begins. */
  const [cursors, setCursors] = useState<readonly string[]>([]);
  const names: Record<Order, string> = {
    OLDEST: t`Oldest first`,
    NEWEST: t`Newest first`,
    BEST: t`Best first`,
  };
  const next = withNext('/sign-in', pathname + search);
  return (
    <section className="discussion" aria-labelledby="discussion-title">
      <div className="discussion-head">
        <h2 id="discussion-title">
          {idea.commentCount === 0 ? (
            <Trans>Discussion</Trans>
          ) : (
            <Plural value={idea.commentCount} one="# comment" other="# comments" />
          )}
        </h2>
        {idea.commentCount > 1 && (
          <select
            className="input"
            aria-label={t`Order of comments`}
            value={order}
            onChange={(event) => {
              setOrder(ORDERS.find((name) => name === event.target.value) ?? 'OLDEST');
              setCursors([]);
            }}
          >
            {ORDERS.map((name) => (
              <option key={name} value={name}>
                {names[name]}
              </option>
            ))}
          </select>
        )}
      </div>
      {idea.commentCount > 0 && (
        <ol className="comments">
          {[null, ...cursors].map((after, index) => (
            <CommentsPage
              key={`${order}/${after}`}
              number={idea.number}
              order={order}
              after={after}
              count={idea.commentCount}
              changed={changed}
              showMore={index === cursors.length ? (cursor) => setCursors([...cursors, cursor]) : undefined}
            />
          ))}
        </ol>
      )}
      {idea.viewerCan.comment && <NewComment ideaId={idea.id} onDone={changed} />}
      {!idea.viewerCan.comment && viewer === null && (
        <Notice
          action={
            <Link className="button" to={next}>
              <Trans>Sign in to comment</Trans>
            </Link>
          }
        />
      )}
      {!idea.viewerCan.comment && viewer && (
        <p className="muted">
          <Trans>This idea takes no comments any more.</Trans>
        </p>
      )}
    </section>
  );
}

interface CommentsPageProps {
  number: number;
  order: Order;
  after: string | null;
  /** Of all comments; another one means that somebody wrote or deleted. */
  count: number;
  changed(): void;
  showMore: ((cursor: string) => void) | undefined;
}

function CommentsPage({ number, order, after, count, changed, showMore }: CommentsPageProps) {
  const [{ data, error, fetching }, execute] = useQuery({
    query: DiscussionQuery,
    variables: { number, after, orderBy: order },
    requestPolicy: 'cache-and-network',
  });
  const known = useRef(count);
  useEffect(() => {
    if (known.current === count) return;
    known.current = count;
    execute({ requestPolicy: 'network-only' });
  }, [count, execute]);
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
        <CommentThread key={thread.id} thread={thread} ideaId={idea.id} changed={refresh} />
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
