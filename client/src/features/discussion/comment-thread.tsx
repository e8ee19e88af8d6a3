import { Plural } from '@lingui/react/macro';
import { useState } from 'react';
import { useQuery } from 'urql';
import { readFragment } from '../../graphql/graphql.js';
import { Problem } from '../../ui/problem.js';
import { CommentFields } from './comment-fields.js';
import type { CommentTarget } from './comment-target.js';
import { CommentView } from './comment-view.js';
import { RepliesQuery, type ThreadOnPage } from './discussion-query.js';
import { hasReplyDraft, NewComment } from './new-comment.js';

interface CommentThreadProps {
  thread: ThreadOnPage;
  ideaId: string;
  target: CommentTarget | null;
  changed(): void;
}

/** A comment, the replies to it, and the place for another. */
export function CommentThread({ thread, ideaId, target, changed }: CommentThreadProps) {
  const { author, viewerCan } = readFragment(CommentFields, thread);
  /** Null while nobody replies here; where one had begun before, the focus stays where it is. */
  const [replying, setReplying] = useState<'BEGUN' | 'KEPT' | null>(() =>
    viewerCan.reply && hasReplyDraft(thread.id) ? 'KEPT' : null,
  );
  const [wantsAll, setWantsAll] = useState(false);
  const hidesTarget =
    target?.threadId === thread.id &&
    target.id !== thread.id &&
    !thread.replies.nodes.some(({ id }) => id === target.id);
  const all = wantsAll || hidesTarget;
  const [{ data, error, fetching }, execute] = useQuery({
    query: RepliesQuery,
    variables: { commentId: thread.id },
    pause: !all,
  });
  const node = data?.node;
  const replies = all && node?.__typename === 'Comment' ? node.replies : thread.replies;
  const hidden = replies.totalCount - replies.nodes.length;
  const marked = (id: string) => (target?.id === id ? target.visit : null);
  const reply = () => setReplying('BEGUN');
  const refresh = () => {
    if (all) execute({ requestPolicy: 'network-only' });
    changed();
  };
  return (
    <li className="comment-thread">
      <CommentView
        comment={thread}
        ideaId={ideaId}
        target={marked(thread.id)}
        reply={reply}
        changed={refresh}
      />
      {(replies.nodes.length > 0 || replying !== null) && (
        <div className="comment-replies">
          {replies.nodes.length > 0 && (
            <ol>
              {replies.nodes.map((answer) => (
                <li key={answer.id}>
                  <CommentView
                    comment={answer}
                    ideaId={ideaId}
                    target={marked(answer.id)}
                    reply={reply}
                    changed={refresh}
                  />
                </li>
              ))}
            </ol>
          )}
          {error && <Problem error={error} retry={() => execute({ requestPolicy: 'network-only' })} />}
          {hidden > 0 && !all && (
            <button
              type="button"
              className="button button-quiet"
              aria-disabled={fetching || undefined}
              onClick={() => setWantsAll(true)}
            >
              <Plural value={hidden} one="Show # more reply" other="Show # more replies" />
            </button>
          )}
          {replying !== null && (
            <NewComment
              ideaId={ideaId}
              parent={{ id: thread.id, name: author.displayName }}
              takesFocus={replying === 'BEGUN'}
              onDone={(isAll) => {
                if (isAll) setReplying(null);
                refresh();
              }}
              onCancel={() => setReplying(null)}
            />
          )}
        </div>
      )}
    </li>
  );
}
