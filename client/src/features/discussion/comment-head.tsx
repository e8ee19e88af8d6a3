import { Trans, useLingui } from '@lingui/react/macro';
import { Link, useLocation } from 'react-router';
import { Avatar } from '../../ui/avatar.js';
import { Icon } from '../../ui/icon.js';
import { TimeAgo } from '../../ui/time-ago.js';
import { ideaPath } from '../ideas/idea-path.js';
import { MemberLink } from '../members/member-link.js';
import { LevelMark } from '../reputation/level-mark.js';
import type { CommentOnPage } from './comment-fields.js';
import { commentHash } from './comment-link.js';
import { teamSpeaking } from './team-speaking.js';

/** Who said it, for whom, when and where. */
export function CommentHead({ comment, ideaId }: { comment: CommentOnPage; ideaId: string }) {
  const { t } = useLingui();
  const { search } = useLocation();
  const { author, idea, official, internal, editedAt } = comment;
  return (
    <div className="comment-head">
      <MemberLink className="comment-author" member={author}>
        <Avatar name={author.displayName} handle={author.handle} url={author.avatarUrl} />
        <bdi>{author.displayName}</bdi>
      </MemberLink>
      {!official && !internal && <LevelMark level={author.level} />}
      {official && (
        <span className="tag comment-official">
          <Icon name="check" />
          {teamSpeaking(author, idea.board) ?? <Trans>The team</Trans>}
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
        title={internal ? t`Link to this note` : t`Link to this comment`}
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
