import { Trans, useLingui } from '@lingui/react/macro';
import { useNavigate } from 'react-router';
import { DeleteForReason } from '../../features/moderation/delete-for-reason.js';
import { graphql } from '../../graphql/graphql.js';
import { useFormMutation } from '../../graphql/use-form-mutation.js';
import { UserErrorFields } from '../../graphql/user-errors.js';
import { useAnnounce } from '../../ui/announcer.js';
import { DeleteButton } from '../../ui/delete-button.js';

export const DeleteIdea = graphql(
  `
    mutation DeleteIdea($input: DeleteIdeaInput!) {
      deleteIdea(input: $input) {
        deletedId
        userErrors {
          ...UserErrorFields
        }
      }
    }
  `,
  [UserErrorFields],
);

interface DeleteIdeaProps {
  ideaId: string;
  title: string;
}

function useDeletion(ideaId: string) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const announce = useAnnounce();
  const deletion = useFormMutation(DeleteIdea, (data) => data.deleteIdea?.userErrors);
  const remove = async (reason?: string) => {
    if (!(await deletion.run({ input: { ideaId, ...(reason && { reason }) } }))) return false;
    announce(t`The idea is deleted.`);
    void navigate('/', { replace: true });
    return true;
  };
  return { deletion, remove };
}

export function DeleteIdeaButton({ ideaId, title }: DeleteIdeaProps) {
  const { t } = useLingui();
  const { deletion, remove } = useDeletion(ideaId);
  return (
    <DeleteButton
      question={t`Delete this idea?`}
      confirm={<Trans>Delete the idea</Trans>}
      deletion={deletion}
      remove={() => remove()}
    >
      <Trans>“{title}” goes away with its votes. This can’t be undone.</Trans>
    </DeleteButton>
  );
}

/** For moderators. */
export function DeleteOthersIdea({ ideaId, title }: DeleteIdeaProps) {
  const { t } = useLingui();
  const { deletion, remove } = useDeletion(ideaId);
  return (
    <DeleteForReason
      question={t`Delete this idea?`}
      confirm={<Trans>Delete the idea</Trans>}
      consequence={
        <Trans>“{title}” goes away with its votes, and its author is told. This can’t be undone.</Trans>
      }
      deletion={deletion}
      remove={remove}
    />
  );
}
