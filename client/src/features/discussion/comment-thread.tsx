import { Plural } from '@lingui/react/macro';
import { useState } from 'react';
import { useQuery } from 'urql';
import { readFragment } from '../../graphql/graphql.js';
import { Problem } from '../../ui/problem.js';
import { CommentFields } from './comment-fields.js';
import { CommentView } from './comment-view.js';
import { RepliesQuery, type ThreadOnPage } from './discussion-query.js';
import { NewComment } from './new-comment.js';

interface CommentThreadProps {
  thread: ThreadOnPage;
  ideaId: string;
  changed(): void;
}

/** A comment, the replies to it, and the place for another. */
export function CommentThread({ thread, ideaId, changed }: CommentThreadProps) {
  const [replying, setReplying] = useState(false);
  const [all, setAll] = useState(false);
  const [{ data, error, fetching }, execute] = useQuery({
    query: RepliesQuery,
    variables: { commentId: thread.id },
    pause: !all,
  });
  const node = data?.node;
  const replies = all && node?.__typename === 'Comment' ? node.replies : thread.replies;
  const hidden = replies.totalCount - replies.nodes.length;
  const { author } = readFragment(CommentFields, thread);
  const refresh = () => {
    if (all) execute({ requestPolicy: 'network-only' });
    changed();
  };
  return (
    <li className="comment-thread">
      <CommentView comment={thread} ideaId={ideaId} reply={() => setReplying(true)} changed={refresh} />
      {(replies.nodes.length > 0 || replying) && (
        <div className="comment-replies">
          {replies.nodes.length > 0 && (
            <ol>
              {replies.nodes.map((reply) => (
                <li key={reply.id}>
                  <CommentView
                    comment={reply}
                    ideaId={ideaId}
                    reply={() => setReplying(true)}
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
              onClick={() => setAll(true)}
            >
              <Plural value={hidden} one="Show # more reply" other="Show # more replies" />
            </button>
          )}
          {replying && (
            <NewComment
              ideaId={ideaId}
              parent={{ id: thread.id, name: author.displayName }}
              onDone={() => {
                setReplying(false);
                refresh();
              }}
              onCancel={() => setReplying(false)}
            />
          )}
        </div>
      )}
    </li>
  );
}
