import { Plural } from '@lingui/react/macro';
import { useMemo, useRef, useState, type ReactNode } from 'react';
import { readFragment, type FragmentOf } from '../../graphql/graphql.js';
import { useLivePages } from '../../graphql/use-live-pages.js';
import { Problem } from '../../ui/problem.js';
import { CommentFields } from './comment-fields.js';
import type { CommentTarget } from './comment-target.js';
import { CommentView } from './comment-view.js';
import { repliesOf, ThreadFields } from './discussion-query.js';
import { hasReplyDraft, NewComment } from './new-comment.js';
import { useSent, type Led } from './sent-comments.js';
import { SingleReply } from './single-reply.js';

/** What the threads of a list have in common. */
export interface ThreadContext {
  ideaId: string;
  target: CommentTarget | null;
  /** What was sent last. */
  latest: string | undefined;
  mark: string;
  /** Whether the list is being read again. */
  settling: boolean;
  changed(): void;
}

interface CommentThreadProps {
  thread: FragmentOf<typeof ThreadFields>;
  /** Why it stands here. */
  caption?: ReactNode;
  context: ThreadContext;
}

/** A comment, the replies to it, and the place for another. */
export function CommentThread({ thread: ref, caption, context }: CommentThreadProps) {
  const { ideaId, target, mark, changed } = context;
  const thread = readFragment(ThreadFields, ref);
  const { author, viewerCan, internal } = readFragment(CommentFields, thread);
  /** Null while nobody replies here; where one had begun before, the focus stays where it is. */
  const [replying, setReplying] = useState<'BEGUN' | 'KEPT' | null>(() =>
    viewerCan.reply && hasReplyDraft(thread.id) ? 'KEPT' : null,
  );
  const opener = useRef<HTMLElement>(null);
  const [wantsAll, setWantsAll] = useState(false);
  const list = useMemo(() => (wantsAll ? repliesOf(thread.id) : null), [wantsAll, thread.id]);
  const pages = useLivePages(list, mark);
  const sent = useSent(context.settling || pages.settling);
  const replies = pages.rows.length > 0 ? pages.rows : thread.replies.nodes;
  const isLedHere = target?.threadId === thread.id && target.id !== thread.id;
  const outside = [...new Set([...(isLedHere ? [target.id] : []), ...sent.outside])].filter(
    (id) => !replies.some((reply) => reply.id === id),
  );
  const hidden = (pages.totalCount ?? thread.replies.totalCount) - replies.length - outside.length;
  const latest = sent.latest ?? context.latest;
  const led = (id: string): Led | null => {
    if (id === latest) return { visit: `sent-${id}`, isOwn: true };
    return id === target?.id ? { visit: target.visit, isOwn: false } : null;
  };
  const reply = (from: HTMLElement) => {
    opener.current = from;
    setReplying('BEGUN');
  };
  const view = { ideaId, reply, changed };
  return (
    <li className="comment-thread">
      {caption !== undefined && <p className="comment-caption muted">{caption}</p>}
      <CommentView comment={thread} led={led(thread.id)} {...view} />
      {(replies.length > 0 || outside.length > 0 || replying !== null) && (
        <div className="comment-replies">
          {replies.length > 0 && (
            <ol>
              {replies.map((answer) => (
                <li key={answer.id}>
                  <CommentView comment={answer} led={led(answer.id)} {...view} />
                </li>
              ))}
            </ol>
          )}
          {pages.error && <Problem error={pages.error} retry={() => pages.retry?.()} />}
          {pages.loading && (
            <div aria-busy="true">
              <span className="skeleton comment-skeleton" />
            </div>
          )}
          {hidden > 0 && !pages.loading && (!list || pages.hasMore) && (
            <button
              type="button"
              className="button button-quiet"
              onClick={() => (pages.loadMore ? pages.loadMore() : setWantsAll(true))}
            >
              <Plural value={hidden} one="Show # more reply" other="Show # more replies" />
            </button>
          )}
          {outside.length > 0 && (
            <ol>
              {outside.map((id) => (
                <SingleReply key={id} id={id} mark={mark} led={led(id)} {...view} />
              ))}
            </ol>
          )}
          {replying !== null && (
            <NewComment
              ideaId={ideaId}
              internal={internal}
              parent={{ id: thread.id, name: author.displayName }}
              takesFocus={replying === 'BEGUN'}
              onDone={(id, isAll) => {
                if (isAll) setReplying(null);
                sent.add(id);
                changed();
              }}
              onCancel={() => {
                setReplying(null);
                opener.current?.focus();
              }}
            />
          )}
        </div>
      )}
    </li>
  );
}
