import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useState, type ReactNode, type RefObject } from 'react';
import type { FormFailure } from '../graphql/use-form-mutation.js';
import { Dialog } from './dialog.js';
import { FormProblem } from './form-problem.js';
import { Icon } from './icon.js';

interface DeleteButtonProps {
  question: string;
  /** What of, for who hears many of these buttons in one list. */
  name?: string;
  /** What has the focus afterwards, since the button itself goes with what it deletes. */
  focusNext?: RefObject<HTMLElement | null>;
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
export function DeleteButton({
  question,
  name,
  focusNext,
  children,
  confirm,
  deletion,
  remove,
}: DeleteButtonProps) {
  const { t } = useLingui();
  const { pending, failure, forgive } = deletion;
  const [asking, setAsking] = useState(false);
  const [isGone, setGone] = useState(false);
  // After the dialog, whose effect comes first, has given the focus back.
  useEffect(() => {
    if (isGone) focusNext?.current?.focus();
  }, [isGone, focusNext]);
  const close = () => {
    setAsking(false);
    forgive();
  };
  const press = async () => {
    if (!(await remove())) return;
    setAsking(false);
    setGone(true);
  };
  return (
    <>
      <button
        type="button"
        className="button button-quiet"
        aria-label={name === undefined ? undefined : t`Delete ${name}`}
        onClick={() => setAsking(true)}
      >
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
