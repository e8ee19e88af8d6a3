import type { AnyVariables } from '@urql/core';
import { Trans } from '@lingui/react/macro';
import { useState, type ReactNode } from 'react';
import type { PagedList } from '../../graphql/connection-pages.js';
import { useLivePages } from '../../graphql/use-live-pages.js';
import { Problem } from '../../ui/problem.js';
import type { CommentTarget } from './comment-target.js';
import { CommentThread, type ThreadContext } from './comment-thread.js';
import type { Thread } from './discussion-query.js';
import { SingleThread } from './single-thread.js';
import { useSent } from './sent-comments.js';

interface CommentListProps<Data, Variables extends AnyVariables> {
  /** Null for what nobody could see anything of. */
  list: PagedList<Data, Variables, Thread> | null;
  ideaId: string;
  /** Another one means that somebody wrote, changed, deleted or accepted something. */
  mark: string;
  target: CommentTarget | null;
  /** Whether some are known to be there, so that waiting for them shows. */
  isExpected: boolean;
  showMore: ReactNode;
  /** Tells the page that there is more or less of it now. */
  changed(): void;
  /** Where another one is written; to be told of it. */
  children(sent: (id: string) => void): ReactNode;
}

/** Threads, a page at a time, what was sent from here, and the one that the address leads to, wherever it lies. */
export function CommentList<Data, Variables extends AnyVariables>(props: CommentListProps<Data, Variables>) {
  const { list, ideaId, target, changed } = props;
  /** Rises with what the viewer does, of which the idea itself may say nothing: a held comment changes no count. */
  const [own, setOwn] = useState(0);
  const mark = `${props.mark}/${own}`;
  const { rows, loading, settling, error, hasMore, loadMore, retry } = useLivePages(list, mark);
  const sent = useSent(loading || settling);
  const touch = () => {
    setOwn((before) => before + 1);
    changed();
  };
  const isRow = (id: string) => rows.some((row) => row.id === id);
  const led = target && !loading && !isRow(target.threadId) ? target.threadId : null;
  const context: ThreadContext = { ideaId, target, latest: sent.latest, mark, settling, changed: touch };
  return (
    <>
      <ol className="comments">
        {led !== null && (
          <SingleThread
            key={`led-${led}`}
            id={led}
            caption={<Trans>The comment that the link leads to</Trans>}
            context={context}
          />
        )}
        {rows.map((thread) => (
          <CommentThread key={thread.id} thread={thread} context={context} />
        ))}
        {error && (
          <li>
            <Problem error={error} retry={() => retry?.()} />
          </li>
        )}
        {loading && (rows.length > 0 || props.isExpected) && (
          <li aria-busy="true">
            <span className="skeleton comment-skeleton" />
          </li>
        )}
        {hasMore && (
          <li>
            <button type="button" className="button" onClick={loadMore}>
              {props.showMore}
            </button>
          </li>
        )}
        {sent.outside.map(
          (id) => !isRow(id) && id !== led && <SingleThread key={id} id={id} context={context} />,
        )}
      </ol>
      {props.children((id) => {
        sent.add(id);
        touch();
      })}
    </>
  );
}
