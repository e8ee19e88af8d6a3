import { Problem } from '../../ui/problem.js';
import { useLiveQuery } from '../../graphql/use-live-query.js';
import { CommentView, type CommentViewProps } from './comment-view.js';
import { ReplyQuery } from './discussion-query.js';

interface SingleReplyProps extends Omit<CommentViewProps, 'comment'> {
  id: string;
  mark: string;
}

/** A reply that lies beyond what is open of its thread. */
export function SingleReply({ id, mark, ...view }: SingleReplyProps) {
  const { data, error, retry } = useLiveQuery(ReplyQuery, { id }, mark);
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
  return (
    <li>
      <CommentView comment={data.node} {...view} />
    </li>
  );
}
