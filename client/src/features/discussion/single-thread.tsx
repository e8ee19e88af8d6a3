import type { ReactNode } from 'react';
import { Problem } from '../../ui/problem.js';
import { CommentThread, type ThreadContext } from './comment-thread.js';
import { ThreadQuery } from './discussion-query.js';
import { useLiveQuery } from '../../graphql/use-live-query.js';

interface SingleThreadProps {
  id: string;
  caption?: ReactNode;
  context: ThreadContext;
}

/** A thread that lies beyond what is open of its list. */
export function SingleThread({ id, caption, context }: SingleThreadProps) {
  const { data, error, retry } = useLiveQuery(ThreadQuery, { id }, context.mark);
  if (error && !data) {
    return (
      <li>
        <Problem error={error} retry={retry} />
      </li>
    );
  }
  if (!data) {
    return (
      <li aria-busy="true">
        <span className="skeleton comment-skeleton" />
      </li>
    );
  }
  if (data.node?.__typename !== 'Comment') return null;
  return <CommentThread thread={data.node} caption={caption} context={context} />;
}
