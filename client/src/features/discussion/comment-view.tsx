import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useRef, useState } from 'react';
import { Link, useLocation } from 'react-router';
import { readFragment, type FragmentOf } from '../../graphql/graphql.js';
import { Avatar } from '../../ui/avatar.js';
import { Icon } from '../../ui/icon.js';
import { TimeAgo } from '../../ui/time-ago.js';
import { AttachmentFields } from '../attachments/attachment-fields.js';
import { Attachments } from '../attachments/attachments.js';
import { ideaPath } from '../ideas/idea-path.js';
import { MemberLink } from '../members/member-link.js';
import { ModerationNote } from '../moderation/moderation-note.js';
import { LevelMark } from '../reputation/level-mark.js';
import { CommentActions } from './comment-actions.js';
import { CommentFields, type CommentOnPage } from './comment-fields.js';
import { commentHash } from './comment-link.js';
import { EditComment, hasEditDraft } from './edit-comment.js';
import { useShownComment } from './live-likes.js';

interface CommentViewProps {
  comment: FragmentOf<typeof CommentFields>;
  /** The idea on whose page it stands: a comment of one that was merged into it says where it comes from. */
  ideaId: string;
  /** The address leads to it; another value leads there again. */
  target: string | null;
  reply?: () => void;
  changed(): void;
}

export function CommentView({ comment: ref, ideaId, target, reply, changed }: CommentViewProps) {
  const comment = readFragment(CommentFields, ref);
  const [editing, setEditing] = useState(() => comment.viewerCan.edit && hasEditDraft(comment.id));
  const element = useRef<HTMLDivElement>(null);
  useShownComment(comment.id);
  useEffect(() => {
    if (target === null) return;
    // jsdom scrolls nowhere.
    element.current?.scrollIntoView?.({ block: 'start' });
    element.current?.focus({ preventScroll: true });
  }, [target]);
  const place = {
    id: `comment-${comment.id}`,
    ref: element,
    tabIndex: target === null ? undefined : -1,
    'data-target': target !== null || undefined,
  };
  if (comment.deletedAt !== null) {
    return (
      <div className="comment comment-gone muted" {...place}>
        <Trans>This comment was deleted.</Trans>
      </div>
    );
  }
  // It stays, without its words, for the replies below it.
  if (comment.moderation !== 'VISIBLE' && comment.body === '') {
    return (
      <div className="comment comment-gone muted" {...place}>
        <Trans>A moderator has hidden this comment.</Trans>
      </div>
    );
  }
  const attachments = readFragment(AttachmentFields, comment.attachments);
  return (
    <div className="comment" {...place} data-official={comment.official || undefined}>
      <CommentHead comment={comment} ideaId={ideaId} />
      <ModerationNote moderation={comment.moderation} />
      {editing ? (
        <EditComment comment={{ ...comment, attachments }} ideaId={ideaId} close={() => setEditing(false)} />
      ) : (
        <>
          <div className="prose" dangerouslySetInnerHTML={{ __html: comment.bodyHtml }} />
          <Attachments files={comment.attachments} html={comment.bodyHtml} />
          <CommentActions comment={comment} reply={reply} edit={() => setEditing(true)} changed={changed} />
        </>
      )}
    </div>
  );
}

function CommentHead({ comment, ideaId }: { comment: CommentOnPage; ideaId: string }) {
  const { t } = useLingui();
  const { search } = useLocation();
  const { author, idea, official, editedAt } = comment;
  const team = official ? author.teams[0]?.name : undefined;
  return (
    <div className="comment-head">
      <MemberLink className="comment-author" member={author}>
        <Avatar name={author.displayName} handle={author.handle} url={author.avatarUrl} />
        <bdi>{author.displayName}</bdi>
      </MemberLink>
      {!official && <LevelMark level={author.level} />}
      {official && (
        <span className="tag comment-official">
          <Icon name="check" />
          {team ?? <Trans>The team</Trans>}
        </span>
      )}
      {comment.extension && (
        <span className="tag comment-part">
          <Icon name="plus" />
          <Trans>Part of the idea</Trans>
        </span>
      )}
      <Link
        className="comment-time"
        to={{ search, hash: commentHash(comment.id) }}
        title={t`Link to this comment`}
      >
        <TimeAgo time={comment.createdAt} />
      </Link>
      {editedAt !== null && (
        <span>
          <Trans>
            edited <TimeAgo time={editedAt} />
          </Trans>
        </span>
      )}
      {idea.id !== ideaId && (
        <span>
          <Trans>
            on <Link to={ideaPath(idea)}>#{idea.number}</Link>
          </Trans>
        </span>
      )}
    </div>
  );
}
