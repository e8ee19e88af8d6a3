import { Trans, useLingui } from '@lingui/react/macro';
import { useNavigate } from 'react-router';
import { graphql } from '../../graphql/graphql.js';
import { useFormMutation } from '../../graphql/use-form-mutation.js';
import { sortUserErrors, UserErrorFields } from '../../graphql/user-errors.js';
import { useAnnounce } from '../../ui/announcer.js';
import { FormDialog } from '../../ui/form-dialog.js';
import type { StormOnPage } from './storm-facts.js';

export const WithdrawStorm = graphql(
  `
    mutation WithdrawStorm($input: WithdrawStormInput!) {
      withdrawStorm(input: $input) {
        deletedId
        userErrors {
          ...UserErrorFields
        }
      }
    }
  `,
  [UserErrorFields],
);

interface WithdrawStormDialogProps {
  storm: StormOnPage;
  open: boolean;
  onClose(): void;
}

/** Asks whether one that nobody was told of yet is to be called off. */
export function WithdrawStormDialog({ storm, open, onClose }: WithdrawStormDialogProps) {
  const { t } = useLingui();
  const announce = useAnnounce();
  const navigate = useNavigate();
  const { run, pending, failure, forgive } = useFormMutation(
    WithdrawStorm,
    (data) => data.withdrawStorm?.userErrors,
  );
  const { general } = sortUserErrors(failure.userErrors, []);
  const close = () => {
    onClose();
    forgive();
  };
  const withdraw = async () => {
    if (!(await run({ input: { stormId: storm.id } }))) return;
    announce(t`The storm session is called off.`);
    void navigate('/storms', { replace: true });
  };
  return (
    <FormDialog
      title={t`Call off the storm session?`}
      open={open}
      onClose={close}
      onSubmit={() => void withdraw()}
      failure={failure}
      general={general}
      pending={pending}
      danger
      submit={<Trans>Call it off</Trans>}
    >
      <p>
        <Trans>Nobody was told of it yet, and nobody will be. Its question is gone for good.</Trans>
      </p>
    </FormDialog>
  );
}
