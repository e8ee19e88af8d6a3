import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { graphql } from '../../graphql/graphql.js';
import { useFormMutation } from '../../graphql/use-form-mutation.js';
import { UserErrorFields } from '../../graphql/user-errors.js';
import { useAnnounce } from '../../ui/announcer.js';
import { Dialog } from '../../ui/dialog.js';
import { FormProblem } from '../../ui/form-problem.js';
import { Icon } from '../../ui/icon.js';

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

export function DeleteButton({ ideaId, title }: { ideaId: string; title: string }) {
  const { t } = useLingui();
  const [asking, setAsking] = useState(false);
  const navigate = useNavigate();
  const announce = useAnnounce();
  const { run, pending, failure, forgive } = useFormMutation(
    DeleteIdea,
    (data) => data.deleteIdea?.userErrors,
  );
  const close = () => {
    setAsking(false);
    forgive();
  };
  const remove = async () => {
    if (!(await run({ input: { ideaId } }))) return;
    announce(t`The idea is deleted.`);
    void navigate('/', { replace: true });
  };
  return (
    <>
      <button type="button" className="button button-quiet" onClick={() => setAsking(true)}>
        <Icon name="trash" />
        <Trans>Delete</Trans>
      </button>
      <Dialog title={t`Delete this idea?`} open={asking} onClose={close}>
        <p>
          <Trans>“{title}” goes away with its votes. This can’t be undone.</Trans>
        </p>
        <FormProblem
          general={failure.userErrors.map(({ message }) => message)}
          requestError={failure.requestError}
        />
        <div className="dialog-actions">
          <button type="button" className="button" onClick={close}>
            <Trans>Keep it</Trans>
          </button>
          <button
            type="button"
            className="button button-danger"
            aria-disabled={pending || undefined}
            onClick={() => void remove()}
          >
            <Trans>Delete the idea</Trans>
          </button>
        </div>
      </Dialog>
    </>
  );
}
