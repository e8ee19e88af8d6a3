import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { DemoMailHint } from '../../features/session/demo-hints.js';
import { EmailField } from '../../features/session/credential-fields.js';
import { usePageHead } from '../../features/session/page-head.js';
import { rememberNext, safeNext, withNext } from '../../features/session/return-to.js';
import { graphql } from '../../graphql/graphql.js';
import { useFormMutation } from '../../graphql/use-form-mutation.js';
import { sortUserErrors, UserErrorFields } from '../../graphql/user-errors.js';
import { FormProblem } from '../../ui/form-problem.js';
import { PageHeading } from '../../ui/page-heading.js';
import { SubmitButton } from '../../ui/submit-button.js';
import { useFirstError } from '../../ui/use-first-error.js';

const RequestSignInLink = graphql(
  `
    mutation RequestSignInLink($input: RequestSignInLinkInput!) {
      requestSignInLink(input: $input) {
        sent
        userErrors {
          ...UserErrorFields
        }
      }
    }
  `,
  [UserErrorFields],
);

/** Signing in by a mailed link, which is also the way to a new password. */
export default function ForgotPasswordPage() {
  const { t } = useLingui();
  const [query] = useSearchParams();
  const next = safeNext(query.get('next'));
  const [email, setEmail] = useState('');
  const [sent, setSent] = useState(false);
  const { run, pending, failure } = useFormMutation(
    RequestSignInLink,
    (data) => data.requestSignInLink?.userErrors,
  );
  const { byField, general } = sortUserErrors(failure.userErrors, ['email']);
  const form = useFirstError(failure);
  usePageHead(t`Sign in by a mailed link`);
  const request = async () => {
    if (!(await run({ input: { email: email.trim() } }))) return;
    rememberNext(next);
    setSent(true);
  };
  if (sent) {
    return (
      <div className="page page-narrow">
        <PageHeading>
          <Trans>Check your mail</Trans>
        </PageHeading>
        <p>
          <output>
            <Trans>
              If {email} has an account here, a link is on its way. It signs you in, and you may then set a
              new password.
            </Trans>
          </output>
        </p>
        <DemoMailHint />
        <p>
          <button type="button" className="button" onClick={() => setSent(false)}>
            <Trans>Use another address</Trans>
          </button>
        </p>
      </div>
    );
  }
  return (
    <div className="page page-narrow">
      <PageHeading>
        <Trans>Sign in by a mailed link</Trans>
      </PageHeading>
      <p>
        <Trans>No password at hand, or forgotten? We mail you a link that signs you in.</Trans>
      </p>
      <form
        ref={form}
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void request();
        }}
      >
        <FormProblem general={general} requestError={failure.requestError} />
        <EmailField value={email} error={byField.email} onChange={setEmail} />
        <div className="form-actions">
          <SubmitButton pending={pending}>
            <Trans>Mail me a link</Trans>
          </SubmitButton>
          <Link className="button button-quiet" to={withNext('/sign-in', next)}>
            <Trans>Sign in with a password</Trans>
          </Link>
        </div>
      </form>
    </div>
  );
}
