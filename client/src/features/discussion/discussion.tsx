import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Link, useLocation } from 'react-router';
import { graphql, readFragment, type FragmentOf } from '../../graphql/graphql.js';
import { Notice } from '../../ui/notice.js';
import { withNext } from '../session/return-to.js';
import { useShell } from '../session/shell.js';
import { useCommentTarget } from './comment-target.js';
import { CommentsPage } from './comments-page.js';
import { ORDERS, useDiscussionOrder, type DiscussionOrder } from './discussion-order.js';
import { LiveLikes } from './live-likes.js';
import { NewComment } from './new-comment.js';

export const DiscussedIdea = graphql(`
  fragment DiscussedIdea on Idea {
    id
    number
    commentCount
    updatedAt
    viewerCan {
      comment
    }
  }
`);

interface DiscussionProps {
  idea: FragmentOf<typeof DiscussedIdea>;
  /** Changes when something happened that may have been a like. */
  pulse: number;
  /** Tells the page that there is more or less of it now. */
  changed(): void;
}

/** What people say about an idea. */
export function Discussion({ idea: ref, pulse, changed }: DiscussionProps) {
  const { viewer } = useShell();
  const { pathname, search: query, hash } = useLocation();
  const idea = readFragment(DiscussedIdea, ref);
  const [order, choose] = useDiscussionOrder();
  /** Where each page after the first begins, in that order. */
  const [pages, setPages] = useState<{ order: DiscussionOrder; cursors: readonly string[] }>({
    order,
    cursors: [],
  });
  const cursors = pages.order === order ? pages.cursors : [];
  const { target, search, finish } = useCommentTarget();
  const next = withNext('/sign-in', pathname + query + hash);
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
        {idea.commentCount > 1 && <OrderChoice order={order} choose={choose} />}
      </div>
      {search === 'MISSING' && (
        <p className="idea-note" role="status">
          <Trans>The comment that the link leads to is not here any more.</Trans>
        </p>
      )}
      {search === 'NOTE' && (
        <p className="idea-note" role="status">
          <Trans>
            The link leads to an internal note.{' '}
            <Link to={`/triage?show=all&idea=${idea.number}`}>Read it in the inbox</Link>.
          </Trans>
        </p>
      )}
      {idea.commentCount > 0 && (
        <LiveLikes pulse={pulse}>
          <ol className="comments">
            {[null, ...cursors].map((after, index) => (
              <CommentsPage
                key={`${order}/${after}`}
                number={idea.number}
                order={order}
                after={after}
                mark={`${idea.commentCount}/${idea.updatedAt}`}
                target={target}
                seeking={search === 'SEEKING' && index === cursors.length}
                finish={finish}
                changed={changed}
                showMore={
                  index === cursors.length
                    ? (cursor) => setPages({ order, cursors: [...cursors, cursor] })
                    : undefined
                }
              />
            ))}
          </ol>
        </LiveLikes>
      )}
      {idea.viewerCan.comment && <NewComment key={idea.id} ideaId={idea.id} onDone={changed} />}
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

function OrderChoice({ order, choose }: { order: DiscussionOrder; choose(order: DiscussionOrder): void }) {
  const { t } = useLingui();
  const names: Record<DiscussionOrder, string> = {
    OLDEST: t`Oldest first`,
    NEWEST: t`Newest first`,
    BEST: t`Best first`,
  };
  return (
    <select
      className="input"
      aria-label={t`Order of comments`}
      value={order}
      onChange={(event) => choose(ORDERS.find((name) => name === event.target.value) ?? 'OLDEST')}
    >
      {ORDERS.map((name) => (
        <option key={name} value={name}>
          {names[name]}
        </option>
      ))}
    </select>
  );
}
