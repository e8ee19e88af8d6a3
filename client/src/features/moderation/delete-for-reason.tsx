import { Trans, useLingui } from '@lingui/react/macro';
import { useState, type ReactNode } from 'react';
import type { FormFailure } from '../../graphql/use-form-mutation.js';
import { sortUserErrors } from '../../graphql/user-errors.js';
import { Field } from '../../ui/field.js';
import { FormDialog } from '../../ui/form-dialog.js';
import { Icon } from '../../ui/icon.js';
import { useShell } from '../session/shell.js';

interface DeleteForReasonProps {
  question: string;
  /** What deleting means. */
  consequence: ReactNode;
  /** On the button that does it. */
  confirm: ReactNode;
  /** From useFormMutation. */
  deletion: { pending: boolean; failure: FormFailure; forgive(): void };
  /** @returns whether it is gone */
  remove(reason: string): Promise<boolean>;
}

/** Deletes for good what somebody else wrote, with a reason for the log. */
export function DeleteForReason(props: DeleteForReasonProps) {
  const { t } = useLingui();
  const { community } = useShell();
  const { pending, failure, forgive } = props.deletion;
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  /** How often it was pressed without one. */
  const [missing, setMissing] = useState(0);
  const { byField, general } = sortUserErrors(failure.userErrors, ['reason']);
  const close = () => {
    setAsking(false);
    setMissing(0);
    forgive();
  };
  const press = async () => {
    const text = reason.trim();
    if (text === '') return setMissing(missing + 1);
    if (await props.remove(text)) close();
  };
  return (
    <>
      <button type="button" className="button button-quiet" onClick={() => setAsking(true)}>
        <Icon name="trash" />
        <Trans>Delete</Trans>
      </button>
      <FormDialog
        title={props.question}
        open={asking}
        onClose={close}
        onSubmit={() => void press()}
        failure={failure}
        general={general}
        missing={missing}
        pending={pending}
        danger
        submit={props.confirm}
        consequence={props.consequence}
      >
        <Field
          label={t`Why`}
          hint={t`Only administrators read it.`}
          error={byField.reason ?? (missing > 0 && reason.trim() === '' ? t`Say why.` : undefined)}
        >
          {(control) => (
            <textarea
              {...control}
              className="input"
              rows={3}
              maxLength={community?.limits.reasonMax}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Field>
      </FormDialog>
    </>
  );
}
