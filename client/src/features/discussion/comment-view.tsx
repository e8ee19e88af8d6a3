import { Trans } from '@lingui/react/macro';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { readFragment, type FragmentOf } from '../../graphql/graphql.js';
import { AttachmentFields } from '../attachments/attachment-fields.js';
import { Attachments } from '../attachments/attachments.js';
import { EarlierVersions } from '../moderation/earlier-versions.js';
import { ModerationNote } from '../moderation/moderation-note.js';
import { useShell } from '../session/shell.js';
import { CommentActions } from './comment-actions.js';
import { CommentFields } from './comment-fields.js';
import { CommentHead } from './comment-head.js';
import { EditComment, hasEditDraft } from './edit-comment.js';
import { useShownComment } from './live-likes.js';
import { useFocusKept } from './use-focus-kept.js';
import type { Led } from './sent-comments.js';

export interface CommentViewProps {
  comment: FragmentOf<typeof CommentFields>;
  /** The idea on whose page it stands: a comment of one that was merged into it says where it comes from. */
  ideaId: string;
  /** The page is led to it; another visit leads there again. */
  led: Led | null;
  /** Begins a reply; the focus comes back to where that was pressed. */
  reply(from: HTMLElement): void;
  changed(): void;
}

export function CommentView({ comment: ref, ideaId, led, reply, changed }: CommentViewProps) {
  const comment = readFragment(CommentFields, ref);
  const { viewer } = useShell();
  /** Where a change had begun before, the focus stays where it is. */
  const [editing, setEditing] = useState<'BEGUN' | 'KEPT' | null>(() =>
    comment.viewerCan.edit && hasEditDraft(comment.id) ? 'KEPT' : null,
  );
  const element = useRef<HTMLDivElement>(null);
  const editButton = useRef<HTMLButtonElement>(null);
  const wasEditing = useRef(false);
  /** The viewer has deleted it: what had the focus goes with its words. */
  const isLeaving = useRef(false);
  const isGone = comment.deletedAt !== null;
  useShownComment(comment.id);
  useFocusKept(element);
  const visit = led?.visit;
  const block = led?.isOwn ? 'nearest' : 'start';
  useEffect(() => {
    if (visit === undefined) return;
    // jsdom scrolls nowhere.
    element.current?.scrollIntoView?.({ block });
    element.current?.focus({ preventScroll: true });
  }, [visit, block]);
  useLayoutEffect(() => {
    if (wasEditing.current && editing === null) (editButton.current ?? element.current)?.focus();
    wasEditing.current = editing !== null;
  }, [editing]);
  useLayoutEffect(() => {
    if (isGone && isLeaving.current) element.current?.focus({ preventScroll: true });
  }, [isGone]);
  const place = {
    id: `comment-${comment.id}`,
    ref: element,
    tabIndex: -1,
    'data-target': led !== null || undefined,
  };
  if (isGone) {
    return (
      <div className="comment comment-gone" {...place}>
        <p className="muted">
          <Trans>This comment was deleted.</Trans>
        </p>
        {viewer?.canModerate && <EarlierVersions subjectId={comment.id} />}
      </div>
    );
  }
  // It stays, without its words, for the replies below it.
  if (comment.moderation !== 'VISIBLE' && comment.body === '') {
    return (
      <div className="comment comment-gone" {...place}>
        <p className="muted">
          <Trans>A moderator has hidden this comment.</Trans>
        </p>
      </div>
    );
  }
  const attachments = readFragment(AttachmentFields, comment.attachments);
  return (
    <div className="comment" {...place} data-official={comment.official || undefined}>
      <CommentHead comment={comment} ideaId={ideaId} />
      <ModerationNote moderation={comment.moderation} />
      {editing !== null ? (
        <EditComment
          comment={{ ...comment, attachments }}
          ideaId={ideaId}
          takesFocus={editing === 'BEGUN'}
          close={() => setEditing(null)}
        />
      ) : (
        <>
          <div className="prose" dangerouslySetInnerHTML={{ __html: comment.bodyHtml }} />
          <Attachments files={comment.attachments} html={comment.bodyHtml} />
          <CommentActions
            comment={comment}
            editButton={editButton}
            reply={reply}
            edit={() => setEditing('BEGUN')}
            changed={changed}
            deleted={() => {
              isLeaving.current = true;
              changed();
            }}
          />
        </>
      )}
    </div>
  );
}
