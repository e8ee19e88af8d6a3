import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { graphql } from '../../graphql/graphql.js';
import { useFormMutation } from '../../graphql/use-form-mutation.js';
import { sortUserErrors, UserErrorFields } from '../../graphql/user-errors.js';
import { useAnnounce } from '../../ui/announcer.js';
import { FormDialog } from '../../ui/form-dialog.js';
import { MarkdownField } from '../writing/markdown-field.js';
import { useKeptDraft } from '../writing/use-kept-draft.js';
import { AdoptionFacts, type AdoptionOnPage } from './adoption-facts.js';
import { StatusSelect } from './status-select.js';
import { WhoIsTold } from './who-is-told.js';

export const DropAdoption = graphql(
  `
    mutation DropAdoption($input: DropAdoptionInput!) {
      dropAdoption(input: $input) {
        adoption {
          ...AdoptionFacts
        }
        userErrors {
          ...UserErrorFields
        }
      }
    }
  `,
  [AdoptionFacts, UserErrorFields],
);

interface DropDialogProps {
  adoption: AdoptionOnPage;
  open: boolean;
  onClose(): void;
}

/** Takes the promise back, with the reason that its supporters read. */
export function DropDialog({ adoption, open, onClose }: DropDialogProps) {
  const { t } = useLingui();
  const announce = useAnnounce();
  const reason = useKeptDraft(`drop:${adoption.id}`);
  const [statusKey, setStatusKey] = useState('');
  const { run, pending, failure, forgive } = useFormMutation(
    DropAdoption,
    (data) => data.dropAdoption?.userErrors,
  );
  const { byField, general } = sortUserErrors(failure.userErrors, ['response', 'statusKey']);
  const close = () => {
    onClose();
    forgive();
  };
  const drop = async () => {
    if (!(await run({ input: { adoptionId: adoption.id, response: reason.text, statusKey } }))) return;
    announce(t`Dropped. Everyone who backed it will be told why.`);
    reason.clear();
    close();
  };
  return (
    <FormDialog
      title={t`Drop this promise`}
      open={open}
      onClose={close}
      onSubmit={() => void drop()}
      failure={failure}
      general={general}
      pending={pending}
      submit={pending ? <Trans>Dropping…</Trans> : <Trans>Drop it</Trans>}
      danger
      consequence={<WhoIsTold supporterCount={adoption.supporterCount} />}
    >
      <MarkdownField
        label={t`Why`}
        value={reason.text}
        error={byField.response}
        placeholder={t`What changed since the promise? Its supporters read this.`}
        onChange={reason.change}
      />
      <StatusSelect
        label={t`Where do its ideas go?`}
        value={statusKey}
        error={byField.statusKey}
        onChange={setStatusKey}
      />
    </FormDialog>
  );
}
