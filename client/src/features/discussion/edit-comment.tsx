import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useFormMutation } from '../../graphql/use-form-mutation.js';
import { useAnnounce } from '../../ui/announcer.js';
import { CommentForm } from './comment-form.js';
import { EditComment as EditCommentMutation } from './comment-mutations.js';

interface EditCommentProps {
  comment: { id: string; body: string };
  close(): void;
}

export function EditComment({ comment, close }: EditCommentProps) {
  const { t } = useLingui();
  const announce = useAnnounce();
  const [text, setText] = useState(comment.body);
  const { run, pending, failure } = useFormMutation(
    EditCommentMutation,
    (data) => data.editComment?.userErrors,
  );
  const save = async () => {
    if (!(await run({ input: { commentId: comment.id, body: text } }))) return;
    announce(t`Your change is saved.`);
    close();
  };
  return (
    <CommentForm
      label={t`Your comment`}
      text={text}
      pending={pending}
      failure={failure}
      submit={<Trans>Save</Trans>}
      onChange={setText}
      onSubmit={() => void save()}
      onCancel={close}
    />
  );
}
