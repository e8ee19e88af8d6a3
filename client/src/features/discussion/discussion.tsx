import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useMemo } from 'react';
import { Link, useLocation } from 'react-router';
import { graphql, readFragment, type FragmentOf } from '../../graphql/graphql.js';
import { Notice } from '../../ui/notice.js';
import { withNext } from '../session/return-to.js';
import { useShell } from '../session/shell.js';
import { ClosedDiscussion } from './closed-discussion.js';
import { CommentList } from './comment-list.js';
import { commentHash } from './comment-link.js';
import { useCommentTarget } from './comment-target.js';
import { ORDERS, useDiscussionOrder } from './discussion-order.js';
import { discussionOf, type DiscussionOrder } from './discussion-query.js';
import { LiveLikes } from './live-likes.js';
import { NewComment } from './new-comment.js';

export const DiscussedIdea = graphql(`
  fragment DiscussedIdea on Idea {
    id
    number
    commentCount
    updatedAt
    moderation
    mergedInto {
      id
      number
      slug
      title
    }
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
  const { id: linked, target, search } = useCommentTarget(idea.id, false);
  // What counts for nobody, held or hidden, is there for who wrote it and for moderators.
  const isRead = viewer !== null || idea.commentCount > 0;
  const list = useMemo(
    () => (isRead ? discussionOf(idea.number, order) : null),
    [isRead, idea.number, order],
  );
  const next = withNext('/sign-in', pathname + query + hash);
  return (
    <section className="discussion" aria-labelledby="discussion-title" data-discussion>
      <div className="discussion-head">
        <h2 id="discussion-title" tabIndex={-1} data-discussion-title>
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
      {search === 'NOTE' && linked !== null && (
        <p className="idea-note" role="status">
          <Trans>
            The link leads to an internal note.{' '}
            <Link
              to={{ pathname: '/triage', search: `?show=all&idea=${idea.number}`, hash: commentHash(linked) }}
            >
              Read it in the inbox
            </Link>
            .
          </Trans>
        </p>
      )}
      <LiveLikes pulse={pulse}>
        <CommentList
          key={idea.id}
          list={list}
          ideaId={idea.id}
          mark={`${idea.commentCount}/${idea.updatedAt}`}
          target={target}
          isExpected={idea.commentCount > 0}
          showMore={<Trans>Show more comments</Trans>}
          changed={changed}
        >
          {(sent) => idea.viewerCan.comment && <NewComment key={idea.id} ideaId={idea.id} onDone={sent} />}
        </CommentList>
      </LiveLikes>
      {!idea.viewerCan.comment && viewer === null && (
        <Notice
          action={
            <Link className="button" to={next}>
              <Trans>Sign in to comment</Trans>
            </Link>
          }
        />
      )}
      {!idea.viewerCan.comment && viewer && <ClosedDiscussion idea={idea} />}
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
