import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { FormFailure } from '../../graphql/use-form-mutation.js';
import { FormProblem } from '../../ui/form-problem.js';
import { PageHeading } from '../../ui/page-heading.js';
import { SubmitButton } from '../../ui/submit-button.js';
import { useFirstError } from '../../ui/use-first-error.js';

interface RedeemFormProps {
  title: ReactNode;
  explanation: ReactNode;
  action: ReactNode;
  /** Where to ask for another link once this one is of no use. */
  again: string;
  pending: boolean;
  failure: FormFailure;
  redeem(): void;
}

/** A mailed link is redeemed by a press, not by opening the page: scanners of mail open links too. */
export function RedeemForm({ title, explanation, action, again, pending, failure, redeem }: RedeemFormProps) {
  const form = useFirstError(failure);
  return (
    <div className="page page-narrow">
      <PageHeading>{title}</PageHeading>
      <form
        ref={form}
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          redeem();
        }}
      >
        <FormProblem
          general={failure.userErrors.map(({ message }) => message)}
          requestError={failure.requestError}
        />
        <p>{explanation}</p>
        <div className="form-actions">
          <SubmitButton pending={pending}>{action}</SubmitButton>
          {failure.userErrors.length > 0 && (
            <Link className="button" to={again}>
              <Trans>Get another link</Trans>
            </Link>
          )}
        </div>
      </form>
    </div>
  );
}
