import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { sortUserErrors } from '../../graphql/user-errors.js';
import { Field } from '../../ui/field.js';
import { FormDialog } from '../../ui/form-dialog.js';
import { useShell } from '../session/shell.js';
import { useModeration } from './use-moderation.js';

interface HideDialogProps {
  subjectIds: readonly string[];
  open: boolean;
  close(): void;
  hidden(): void;
  /** Of these something else became meanwhile. */
  outdated?(subjectIds: readonly string[]): void;
}

/** Hides content, with a reason for the log if there is one. */
export function HideDialog({ subjectIds, open, close, hidden, outdated }: HideDialogProps) {
  const { t } = useLingui();
  const { community } = useShell();
  const { decide, pending, failure, forgive } = useModeration(outdated);
  const [reason, setReason] = useState('');
  const { byField, general } = sortUserErrors(failure.userErrors, ['reason']);
  const leave = () => {
    close();
    forgive();
  };
  const hide = async () => {
    if (!(await decide('HIDE', subjectIds, { reason }))) return;
    setReason('');
    leave();
    hidden();
  };
  return (
    <FormDialog
      title={t`Hide from everybody`}
      open={open}
      onClose={leave}
      onSubmit={() => void hide()}
      failure={failure}
      general={general}
      pending={pending}
      submit={<Plural value={subjectIds.length} one="Hide it" other="Hide # posts" />}
      consequence={<Trans>The author and moderators still see it. You can restore it at any time.</Trans>}
    >
      <Field label={t`Why, if you like`} hint={t`Only administrators read it.`} error={byField.reason}>
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
  );
}
