import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { Link } from 'react-router';
import { readFragment, type FragmentOf } from '../../graphql/graphql.js';
import { useFormat } from '../../i18n/use-format.js';
import { Avatar } from '../../ui/avatar.js';
import { TimeAgo } from '../../ui/time-ago.js';
import { ideaPath, memberPath } from '../ideas/idea-path.js';
import { ModerationNote } from '../moderation/moderation-note.js';
import { CommentActions } from './comment-actions.js';
import { CommentFields } from './comment-fields.js';
import { EditComment } from './edit-comment.js';

interface CommentViewProps {
  comment: FragmentOf<typeof CommentFields>;
  /** The idea on whose page it stands: a comment of one that was merged into it says where it comes from. */
  ideaId: string;
  reply?: () => void;
  changed(): void;
}

export function CommentView({ comment: ref, ideaId, reply, changed }: CommentViewProps) {
  const comment = readFragment(CommentFields, ref);
  const format = useFormat();
  const [editing, setEditing] = useState(false);
  const { author, idea } = comment;
  if (comment.deletedAt !== null) {
    return (
      <p className="comment-gone muted">
        <Trans>This comment was deleted.</Trans>
      </p>
    );
  }
  // It stays, without its words, for the replies below it.
  if (comment.moderation !== 'VISIBLE' && comment.body === '') {
    return (
      <p className="comment-gone muted">
        <Trans>A moderator has hidden this comment.</Trans>
      </p>
    );
  }
  const team = comment.official ? author.teams[0]?.name : undefined;
  return (
    <div className="comment" id={`comment-${comment.id}`} data-official={comment.official || undefined}>
      <p className="comment-head">
        <Link className="comment-author" to={memberPath(author)}>
          <Avatar name={author.displayName} handle={author.handle} url={author.avatarUrl} />
          {author.displayName}
        </Link>
        {comment.official && <span className="tag comment-official">{team ?? <Trans>The team</Trans>}</span>}
        {comment.extension && (
          <span className="tag">
            <Trans>Part of the idea</Trans>
          </span>
        )}
        <TimeAgo time={comment.createdAt} />
        {comment.editedAt !== null && (
          <span className="muted" title={format.moment(comment.editedAt)}>
            <Trans>edited</Trans>
          </span>
        )}
        {idea.id !== ideaId && (
          <span className="muted">
            <Trans>
              on <Link to={ideaPath(idea)}>#{idea.number}</Link>
            </Trans>
          </span>
        )}
      </p>
      <ModerationNote moderation={comment.moderation} />
      {editing ? (
        <EditComment comment={comment} close={() => setEditing(false)} />
      ) : (
        <>
          <div className="prose" dangerouslySetInnerHTML={{ __html: comment.bodyHtml }} />
          <CommentActions comment={comment} reply={reply} edit={() => setEditing(true)} changed={changed} />
        </>
      )}
    </div>
  );
}
