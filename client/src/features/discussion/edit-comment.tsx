import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useFormMutation } from '../../graphql/use-form-mutation.js';
import { useAnnounce } from '../../ui/announcer.js';
import type { AttachedFile } from '../attachments/attachment-fields.js';
import { keptText, useKeptDraft } from '../writing/use-kept-draft.js';
import { useUploads } from '../writing/use-uploads.js';
import { CommentForm } from './comment-form.js';
import { EditComment as EditCommentMutation } from './comment-mutations.js';

interface EditCommentProps {
  comment: { id: string; body: string; internal: boolean; attachments: readonly AttachedFile[] };
  ideaId: string;
  takesFocus: boolean;
  close(): void;
}

const draftName = (commentId: string) => `comment-edit:${commentId}`;

export const hasEditDraft = (commentId: string): boolean => keptText(draftName(commentId)) !== '';

export function EditComment({ comment, ideaId, takesFocus, close }: EditCommentProps) {
  const { t } = useLingui();
  const announce = useAnnounce();
  const draft = useKeptDraft(draftName(comment.id));
  const [text, setText] = useState(draft.text || comment.body);
  const uploads = useUploads(draftName(comment.id), { present: comment.attachments });
  const { run, pending, failure } = useFormMutation(
    EditCommentMutation,
    (data) => data.editComment?.userErrors,
  );
  const change = (next: string) => {
    setText(next);
    draft.change(next === comment.body ? '' : next);
  };
  const leave = () => {
    draft.clear();
    uploads?.clear();
    close();
  };
  const save = async () => {
    const attachmentIds = uploads?.ids ?? [];
    const present = comment.attachments.map(({ id }) => id);
    const input = {
      commentId: comment.id,
      body: text,
      ...(uploads && attachmentIds.join() !== present.join() && { attachmentIds }),
    };
    if (!(await run({ input }))) return;
    announce(t`Your change is saved.`);
    leave();
  };
  return (
    <CommentForm
      label={comment.internal ? t`Your note` : t`Your comment`}
      ideaId={ideaId}
      internal={comment.internal}
      text={text}
      uploads={uploads}
      takesFocus={takesFocus}
      pending={pending}
      failure={failure}
      submit={<Trans>Save</Trans>}
      onChange={change}
      onSubmit={() => void save()}
      onCancel={leave}
    />
  );
}
