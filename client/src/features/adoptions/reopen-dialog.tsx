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
import { OPEN_STAGES, type OpenStage } from './adoption-stage.js';
import { StageChoice } from './stage-choice.js';
import { WhoIsTold } from './who-is-told.js';

export const ReopenAdoption = graphql(
  `
    mutation ReopenAdoption($input: ReopenAdoptionInput!) {
      reopenAdoption(input: $input) {
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

interface ReopenDialogProps {
  adoption: AdoptionOnPage;
  open: boolean;
  onClose(): void;
}

/** Takes a delivery or a drop back: the work goes on. */
export function ReopenDialog({ adoption, open, onClose }: ReopenDialogProps) {
  const { t } = useLingui();
  const announce = useAnnounce();
  const [stage, setStage] = useState<OpenStage>('BUILDING');
  const reason = useKeptDraft(`reopen:${adoption.id}`);
  const { run, pending, failure, forgive } = useFormMutation(
    ReopenAdoption,
    (data) => data.reopenAdoption?.userErrors,
  );
  const { byField, general } = sortUserErrors(failure.userErrors, ['response']);
  const close = () => {
    onClose();
    forgive();
  };
  const reopen = async () => {
    if (!(await run({ input: { adoptionId: adoption.id, stage, response: reason.text } }))) return;
    announce(t`Reopened.`);
    reason.clear();
    close();
  };
  const delivered = adoption.stage === 'DELIVERED';
  return (
    <FormDialog
      title={t`Reopen it`}
      open={open}
      onClose={close}
      onSubmit={() => void reopen()}
      failure={failure}
      general={general}
      pending={pending}
      submit={pending ? <Trans>Reopening…</Trans> : <Trans>Reopen</Trans>}
      consequence={
        <>
          {delivered && (
            <p>
              <Trans>The delivery is taken back: it leaves Ideas in Action, and so does the credit.</Trans>
            </p>
          )}
          <WhoIsTold supporterCount={adoption.supporterCount} />
        </>
      }
    >
      <StageChoice
        legend={t`At which stage does it go on?`}
        stages={OPEN_STAGES}
        value={stage}
        onChange={setStage}
      />
      <MarkdownField
        label={t`Why`}
        value={reason.text}
        error={byField.response}
        placeholder={t`What turned out to be missing? Its supporters read this.`}
        onChange={reason.change}
      />
    </FormDialog>
  );
}
