import { Trans } from '@lingui/react/macro';
import { useState, type ReactNode } from 'react';
import type { FormFailure } from '../graphql/use-form-mutation.js';
import { Dialog } from './dialog.js';
import { FormProblem } from './form-problem.js';
import { Icon } from './icon.js';

interface DeleteButtonProps {
  question: string;
  /** What deleting means. */
  children: ReactNode;
  /** On the button that does it. */
  confirm: ReactNode;
  /** From useFormMutation. */
  deletion: { pending: boolean; failure: FormFailure; forgive(): void };
  /** @returns whether it is gone */
  remove(): Promise<boolean>;
}

/** Deletes after asking; a refusal is told where it was asked. */
export function DeleteButton({ question, children, confirm, deletion, remove }: DeleteButtonProps) {
  const { pending, failure, forgive } = deletion;
  const [asking, setAsking] = useState(false);
  const close = () => {
    setAsking(false);
    forgive();
  };
  const press = async () => {
    if (await remove()) setAsking(false);
  };
  return (
    <>
      <button type="button" className="button button-quiet" onClick={() => setAsking(true)}>
        <Icon name="trash" />
        <Trans>Delete</Trans>
      </button>
      <Dialog title={question} open={asking} onClose={close}>
        <p>{children}</p>
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
            onClick={() => void press()}
          >
            {confirm}
          </button>
        </div>
      </Dialog>
    </>
  );
}
