import { Trans, useLingui } from '@lingui/react/macro';
import { useNavigate } from 'react-router';
import { graphql } from '../../graphql/graphql.js';
import { useFormMutation } from '../../graphql/use-form-mutation.js';
import { UserErrorFields } from '../../graphql/user-errors.js';
import { useAnnounce } from '../../ui/announcer.js';
import { DeleteButton } from '../../ui/delete-button.js';

const DeleteIdea = graphql(
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

export function DeleteIdeaButton({ ideaId, title }: { ideaId: string; title: string }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const announce = useAnnounce();
  const deletion = useFormMutation(DeleteIdea, (data) => data.deleteIdea?.userErrors);
  const remove = async () => {
    if (!(await deletion.run({ input: { ideaId } }))) return false;
    announce(t`The idea is deleted.`);
    void navigate('/', { replace: true });
    return true;
  };
  return (
    <DeleteButton
      question={t`Delete this idea?`}
      confirm={<Trans>Delete the idea</Trans>}
      deletion={deletion}
      remove={remove}
    >
      <Trans>“{title}” goes away with its votes. This can’t be undone.</Trans>
    </DeleteButton>
  );
}
