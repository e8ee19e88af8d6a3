import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { FormFailure } from '../graphql/use-form-mutation.js';
import { Dialog } from './dialog.js';
import { FormProblem } from './form-problem.js';
import { useFirstError } from './use-first-error.js';

interface FormDialogProps {
  title: string;
  open: boolean;
  onClose(): void;
  /** Cancelling is the same as closing where this is left out. */
  onCancel?: () => void;
  onSubmit(): void;
  /** What was refused, and of that what belongs to no field. */
  failure: FormFailure;
  general: readonly string[];
  /** How often it was pressed with something missing that the form itself knows of. */
  missing?: number;
  pending: boolean;
  /** On the button: what pressing it does. */
  submit: ReactNode;
  danger?: boolean;
  /** What follows from it, said right above the button. */
  consequence?: ReactNode;
  children: ReactNode;
}

/** A form in a modal. Closing it keeps what was written; whoever shows it decides for how long. */
export function FormDialog({
  title,
  open,
  onClose,
  onCancel = onClose,
  onSubmit,
  failure,
  general,
  missing = 0,
  pending,
  submit,
  danger = false,
  consequence,
  children,
}: FormDialogProps) {
  const form = useFirstError(missing || failure);
  return (
    <Dialog title={title} open={open} onClose={onClose} sheet>
      <form
        ref={form}
        className="form dialog-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit();
        }}
      >
        <FormProblem general={general} requestError={failure.requestError} />
        {children}
        {consequence !== undefined && <div className="dialog-consequence">{consequence}</div>}
        <div className="dialog-actions">
          <button type="button" className="button" onClick={onCancel}>
            <Trans>Cancel</Trans>
          </button>
          <button
            type="submit"
            className={danger ? 'button button-danger' : 'button button-main'}
            aria-disabled={pending || undefined}
          >
            {submit}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
