import { Trans } from '@lingui/react/macro';
import type { ReactNode, RefObject } from 'react';
import { FormProblem } from '../../ui/form-problem.js';
import { SubmitButton } from '../../ui/submit-button.js';
import { IdeaSummary } from './idea-summary.js';
import { StaleNotice } from './stale-notice.js';
import type { Decision } from './use-decision.js';

interface DecisionFormProps {
  ref: RefObject<HTMLFormElement | null>;
  decision: Decision;
  /** Refusals that belong to no field. */
  general: readonly string[];
  /** By the ideas' ids. */
  problems: ReadonlyMap<string, string>;
  isWide?: boolean;
  onSubmit(): void;
  /** On the button: what pressing it does. */
  submit: ReactNode;
  children: ReactNode;
}

/** The inside of a dialog that decides about ideas. */
export function DecisionForm({
  ref,
  decision: { ideas, overtaken, failure, pending },
  general,
  problems,
  isWide = false,
  onSubmit,
  submit,
  children,
}: DecisionFormProps) {
  return (
    <form
      ref={ref}
      className={isWide ? 'form dialog-wide' : 'form'}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      <StaleNotice overtaken={overtaken} />
      <FormProblem general={general} requestError={failure?.requestError} />
      <IdeaSummary ideas={ideas} problems={problems} />
      {children}
      <div className="dialog-actions">
        <SubmitButton pending={pending}>
          {overtaken.length > 0 ? <Trans>Do it all the same</Trans> : submit}
        </SubmitButton>
      </div>
    </form>
  );
}
