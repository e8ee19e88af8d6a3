import { Trans, useLingui } from '@lingui/react/macro';
import { useFormMutation } from '../../graphql/use-form-mutation.js';
import { useAnnounce } from '../../ui/announcer.js';
import { keptText, useKeptDraft } from '../writing/use-kept-draft.js';
import { useUploads } from '../writing/use-uploads.js';
import { CommentForm } from './comment-form.js';
import { AddComment } from './comment-mutations.js';

interface NewCommentProps {
  ideaId: string;
  /** Replies to a note. */
  internal?: boolean;
  /** The comment that it replies to. */
  parent?: { id: string; name: string };
  takesFocus?: boolean;
  /** It is sent, perhaps to wait for a moderator. @param isAll nothing is left in the form */
  onDone(id: string, isAll: boolean): void;
  onCancel?: () => void;
}

/** @param about an idea's id, or a comment's for a reply to it */
const draftName = (about: string) => `comment:${about}`;

export const hasReplyDraft = (commentId: string): boolean => keptText(draftName(commentId)) !== '';

export function NewComment({
  ideaId,
  internal = false,
  parent,
  takesFocus,
  onDone,
  onCancel,
}: NewCommentProps) {
  const { t } = useLingui();
  const announce = useAnnounce();
  const name = draftName(parent?.id ?? ideaId);
  const draft = useKeptDraft(name);
  const uploads = useUploads(name);
  const { run, pending, failure } = useFormMutation(AddComment, (data) => data.addComment?.userErrors);
  const send = async () => {
    const content = {
      ideaId,
      body: draft.text,
      parentId: parent?.id ?? null,
      ...(uploads && uploads.ids.length > 0 && { attachmentIds: uploads.ids }),
    };
    const done = await run({ input: { ...content, idempotencyKey: draft.keyFor(content) } });
    const comment = done?.addComment?.comment;
    if (!comment) return;
    // What was written meanwhile is the beginning of another one.
    const isAll = draft.clear(content.body);
    uploads?.sent(content.attachmentIds ?? []);
    if (comment.moderation === 'HELD')
      announce(t`It waits for a moderator. Until one has looked at it, only you and moderators see it.`);
    else announce(parent ? t`Your reply is there.` : t`Your comment is there.`);
    onDone(comment.id, isAll);
  };
  const author = parent?.name ?? '';
  return (
    <CommentForm
      label={parent ? t`Reply to ${author}` : t`Your comment`}
      ideaId={ideaId}
      internal={internal}
      text={draft.text}
      uploads={uploads}
      takesFocus={takesFocus}
      pending={pending}
      failure={failure}
      submit={parent ? <Trans>Reply</Trans> : <Trans>Comment</Trans>}
      onChange={draft.change}
      onSubmit={() => void send()}
      onCancel={onCancel}
    />
  );
}
