import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useQuery } from 'urql';
import { AccountFrame } from '../../features/account/account-frame.js';
import { DemoMailHint } from '../../features/session/demo-hints.js';
import { useShell } from '../../features/session/shell.js';
import { graphql } from '../../graphql/graphql.js';
import { useFormMutation } from '../../graphql/use-form-mutation.js';
import { sortUserErrors, UserErrorFields } from '../../graphql/user-errors.js';
import { Field } from '../../ui/field.js';
import { FormProblem } from '../../ui/form-problem.js';
import { Problem } from '../../ui/problem.js';
import { SubmitButton } from '../../ui/submit-button.js';
import { useFirstError } from '../../ui/use-first-error.js';
import { SignInAgain } from './sign-in-again.js';

export const AddressQuery = graphql(`
  query Address {
    viewer {
      email
      pendingEmail
      mayChangeEmail
    }
  }
`);

export const RequestEmailChange = graphql(
  `
    mutation RequestEmailChange($input: RequestEmailChangeInput!) {
      requestEmailChange(input: $input) {
        sent
        userErrors {
          ...UserErrorFields
        }
      }
    }
  `,
  [UserErrorFields],
);

export default function EmailPage() {
  const { t } = useLingui();
  const { viewer } = useShell();
  const [{ data, error }, execute] = useQuery({
    query: AddressQuery,
    pause: !viewer,
    requestPolicy: 'cache-and-network',
  });
  const refresh = () => execute({ requestPolicy: 'network-only' });
  return (
    <AccountFrame title={t`E-mail address`} path="/account/email" busy={!data && !error}>
      {error && !data && <Problem error={error} retry={refresh} />}
      {!data && !error && <div className="skeleton skeleton-block" aria-hidden="true" />}
      {data?.viewer && <AddressForm {...data.viewer} changed={refresh} />}
    </AccountFrame>
  );
}

interface AddressFormProps {
  email: string;
  pendingEmail: string | null;
  mayChangeEmail: boolean;
  changed(): void;
}

function AddressForm({ email, pendingEmail, mayChangeEmail, changed }: AddressFormProps) {
  const [wanted, setWanted] = useState('');
  const { run, pending, failure } = useFormMutation(
    RequestEmailChange,
    (data) => data.requestEmailChange?.userErrors,
  );
  const { byField, general } = sortUserErrors(failure.userErrors, ['email']);
  // The page may have been open for longer than that.
  const mayAsk = mayChangeEmail && !failure.userErrors.some(({ code }) => code === 'NOT_CONFIRMED');
  const form = useFirstError(failure);
  const ask = async (address: string) => {
    if (!(await run({ input: { email: address } }))) return;
    setWanted('');
    changed();
  };
  return (
    <form
      ref={form}
      className="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void ask(wanted.trim());
      }}
    >
      <FormProblem general={general} requestError={failure.requestError} />
      <p>
        <Trans>
          You sign in with <strong>{email}</strong>, and mail goes there.
        </Trans>
      </p>
      {pendingEmail !== null && (
        <div className="good-news" role="status">
          <p>
            <Trans>
              We mailed a link to <strong>{pendingEmail}</strong>. Open it within 24 hours, and that is your
              address; until then nothing changes.
            </Trans>
          </p>
          <p>
            <button type="button" className="button" onClick={() => void ask(email)}>
              <Trans>Keep the present address</Trans>
            </button>
          </p>
          <DemoMailHint />
        </div>
      )}
      {mayAsk ? (
        <>
          <Field
            label={<Trans>New address</Trans>}
            error={byField.email}
            hint={
              <Trans>A link goes there to confirm it. The present address is told once it is changed.</Trans>
            }
          >
            {(control) => (
              <input
                {...control}
                className="input"
                type="email"
                autoComplete="email"
                required
                value={wanted}
                onChange={(event) => setWanted(event.target.value)}
              />
            )}
          </Field>
          <div className="form-actions">
            <SubmitButton pending={pending}>
              <Trans>Mail the link</Trans>
            </SubmitButton>
          </div>
        </>
      ) : (
        <>
          <p>
            <Trans>For another address, your sign-in may be at most 10 minutes old.</Trans>
          </p>
          <SignInAgain next="/account/email" />
        </>
      )}
    </form>
  );
}
