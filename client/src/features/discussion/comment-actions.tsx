import { Trans, useLingui } from '@lingui/react/macro';
import { useState, type Ref } from 'react';
import { useMutation } from 'urql';
import { userErrorsOf } from '../../graphql/user-errors.js';
import { useFormat } from '../../i18n/use-format.js';
import { useAnnounce } from '../../ui/announcer.js';
import { Icon } from '../../ui/icon.js';
import { ModeratorControls } from '../moderation/moderator-controls.js';
import { ReportButton } from '../moderation/report-button.js';
import { useShell } from '../session/shell.js';
import type { CommentOnPage } from './comment-fields.js';
import { AcceptExtension, LikeComment, RemoveExtension, UnlikeComment } from './comment-mutations.js';
import { DeleteCommentButton, DeleteOthersComment } from './delete-comment.js';

interface CommentActionsProps {
  comment: CommentOnPage;
  editButton: Ref<HTMLButtonElement>;
  reply(from: HTMLElement): void;
  edit(): void;
  /** The comment, or what it is for its idea, is no longer what the list says. */
  changed(): void;
  deleted(): void;
}

export function CommentActions({ comment, editButton, reply, edit, changed, deleted }: CommentActionsProps) {
  const { viewer } = useShell();
  const { viewerCan } = comment;
  const isOwn = viewer?.member.id === comment.author.id;
  return (
    <div className="comment-actions">
      <LikeButton comment={comment} />
      {viewerCan.reply && (
        <button
          type="button"
          className="button button-quiet"
          onClick={({ currentTarget }) => reply(currentTarget)}
        >
          <Icon name="answer" />
          <Trans>Reply</Trans>
        </button>
      )}
      {viewerCan.accept && <ExtensionButton comment={comment} changed={changed} />}
      {viewerCan.edit && (
        <button ref={editButton} type="button" className="button button-quiet" onClick={edit}>
          <Icon name="edit" />
          <Trans>Edit</Trans>
        </button>
      )}
      {(viewerCan.report || comment.viewerReported) && (
        <ReportButton subjectId={comment.id} reported={comment.viewerReported} />
      )}
      {viewerCan.delete && isOwn && <DeleteCommentButton commentId={comment.id} deleted={deleted} />}
      {viewerCan.moderate && (
        <ModeratorControls subjectId={comment.id} moderation={comment.moderation} changed={changed} />
      )}
      {viewerCan.delete && !isOwn && comment.moderation === 'HIDDEN' && (
        <DeleteOthersComment commentId={comment.id} deleted={deleted} />
      )}
    </div>
  );
}

function LikeButton({ comment }: { comment: CommentOnPage }) {
  const { t } = useLingui();
  const format = useFormat();
  const [{ fetching: liking }, like] = useMutation(LikeComment);
  const [{ fetching: unliking }, unlike] = useMutation(UnlikeComment);
  const [refused, setRefused] = useState<string | null>(null);
  const count = format.number(comment.likeCount);
  if (!comment.viewerCan.like) {
    return comment.likeCount === 0 ? null : (
      <span className="comment-likes">
        <Icon name="heart" />
        <span aria-hidden="true">{count}</span>
        <span className="visually-hidden">{t`Likes: ${count}`}</span>
      </span>
    );
  }
  const press = async () => {
    if (liking || unliking) return;
    const variables = { commentId: comment.id };
    const { data, error } = comment.viewerLikes ? await unlike(variables) : await like(variables);
    const payload = data && ('likeComment' in data ? data.likeComment : data.unlikeComment);
    const [first] = userErrorsOf(payload?.userErrors);
    setRefused(error ? t`That did not work. Try again.` : (first?.message ?? null));
  };
  return (
    <>
      <button
        type="button"
        className="button button-quiet"
        aria-pressed={comment.viewerLikes}
        onClick={() => void press()}
      >
        <Icon name="heart" />
        <Trans>Like</Trans>
        {comment.likeCount > 0 && <span className="comment-like-count">{count}</span>}
      </button>
      {refused !== null && (
        <span role="alert" className="field-error">
          {refused}
        </span>
      )}
    </>
  );
}

function ExtensionButton({ comment, changed }: { comment: CommentOnPage; changed(): void }) {
  const { t } = useLingui();
  const announce = useAnnounce();
  const [{ fetching: accepting }, accept] = useMutation(AcceptExtension);
  const [{ fetching: removing }, remove] = useMutation(RemoveExtension);
  const [refused, setRefused] = useState<string | null>(null);
  const press = async () => {
    if (accepting || removing) return;
    const variables = { commentId: comment.id };
    const { data, error } = comment.extension ? await remove(variables) : await accept(variables);
    const payload = data && ('acceptExtension' in data ? data.acceptExtension : data.removeExtension);
    const [first] = userErrorsOf(payload?.userErrors);
    const problem = error ? t`That did not work. Try again.` : (first?.message ?? null);
    setRefused(problem);
    if (problem !== null) return;
    announce(comment.extension ? t`No longer part of the idea.` : t`Now part of the idea.`);
    changed();
  };
  return (
    <>
      <button
        type="button"
        className="button button-quiet"
        title={
          comment.extension
            ? undefined
            : t`It then stands under the idea with its author’s name, who shares in the credit.`
        }
        onClick={() => void press()}
      >
        <Icon name={comment.extension ? 'close' : 'plus'} />
        {comment.extension ? <Trans>Take out of the idea</Trans> : <Trans>Make it part of the idea</Trans>}
      </button>
      {refused !== null && (
        <span role="alert" className="field-error">
          {refused}
        </span>
      )}
    </>
  );
}
