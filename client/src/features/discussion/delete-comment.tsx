import { Trans, useLingui } from '@lingui/react/macro';
import { useFormMutation } from '../../graphql/use-form-mutation.js';
import { useAnnounce } from '../../ui/announcer.js';
import { DeleteButton } from '../../ui/delete-button.js';
import { DeleteForReason } from '../moderation/delete-for-reason.js';
import { DeleteComment } from './comment-mutations.js';

interface DeleteCommentProps {
  commentId: string;
  deleted(): void;
}

function useDeletion({ commentId, deleted }: DeleteCommentProps) {
  const { t } = useLingui();
  const announce = useAnnounce();
  const deletion = useFormMutation(DeleteComment, (data) => data.deleteComment?.userErrors);
  const remove = async (reason?: string) => {
    if (!(await deletion.run({ input: { commentId, ...(reason && { reason }) } }))) return false;
    announce(t`The comment is deleted.`);
    deleted();
    return true;
  };
  return { deletion, remove };
}

export function DeleteCommentButton(props: DeleteCommentProps) {
  const { t } = useLingui();
  const { deletion, remove } = useDeletion(props);
  return (
    <DeleteButton
      question={t`Delete this comment?`}
      confirm={<Trans>Delete the comment</Trans>}
      deletion={deletion}
      remove={() => remove()}
    >
      <Trans>Replies to it stay. This can’t be undone.</Trans>
    </DeleteButton>
  );
}

/** For moderators. */
export function DeleteOthersComment(props: DeleteCommentProps) {
  const { t } = useLingui();
  const { deletion, remove } = useDeletion(props);
  return (
    <DeleteForReason
      question={t`Delete this comment?`}
      confirm={<Trans>Delete the comment</Trans>}
      consequence={<Trans>Its author is told. Replies to it stay. This can’t be undone.</Trans>}
      deletion={deletion}
      remove={remove}
    />
  );
}
