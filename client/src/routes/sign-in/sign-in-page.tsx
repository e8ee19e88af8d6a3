import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Link, Navigate, useSearchParams } from 'react-router';
import { DemoAccounts } from '../../features/session/demo-hints.js';
import { EmailField, PasswordField } from '../../features/session/credential-fields.js';
import { usePageHead } from '../../features/session/page-head.js';
import { safeNext, withNext } from '../../features/session/return-to.js';
import { useShell } from '../../features/session/shell.js';
import { useSessionChange } from '../../features/session/use-session-change.js';
import { graphql } from '../../graphql/graphql.js';
import { useFormMutation } from '../../graphql/use-form-mutation.js';
import { sortUserErrors, UserErrorFields } from '../../graphql/user-errors.js';
import { FormProblem } from '../../ui/form-problem.js';
import { PageHeading } from '../../ui/page-heading.js';
import { SubmitButton } from '../../ui/submit-button.js';
import { useFirstError } from '../../ui/use-first-error.js';

export const SignIn = graphql(
  `
    mutation SignIn($input: SignInInput!) {
      signIn(input: $input) {
        viewer {
          member {
            id
          }
        }
        userErrors {
          ...UserErrorFields
        }
      }
    }
  `,
  [UserErrorFields],
);

export default function SignInPage() {
  const { t } = useLingui();
  const [query] = useSearchParams();
  const next = safeNext(query.get('next'));
  const { viewer } = useShell();
  const changeSession = useSessionChange();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const { run, pending, failure } = useFormMutation(SignIn, (data) => data.signIn?.userErrors);
  const { byField, general } = sortUserErrors(failure.userErrors, ['email', 'password']);
  const form = useFirstError(failure);
  usePageHead(t`Sign in`);

  const signIn = async (input: { email: string; password: string }) => {
    if (await run({ input })) changeSession(next);
  };
  if (viewer && !pending) return <Navigate to={next} replace />;
  return (
    <div className="page page-narrow">
      <PageHeading>
        <Trans>Sign in</Trans>
      </PageHeading>
      <form
        ref={form}
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void signIn({ email: email.trim(), password });
        }}
      >
        <FormProblem general={general} requestError={failure.requestError} />
        <EmailField value={email} error={byField.email} onChange={setEmail} />
        <PasswordField label={t`Password`} value={password} error={byField.password} onChange={setPassword} />
        <div className="form-actions">
          <SubmitButton pending={pending}>
            <Trans>Sign in</Trans>
          </SubmitButton>
          <Link className="button button-quiet" to={withNext('/forgot-password', next)}>
            <Trans>Sign in by a mailed link</Trans>
          </Link>
        </div>
        <p>
          <Trans>
            New here? <Link to={withNext('/sign-up', next)}>Sign up</Link>
          </Trans>
        </p>
      </form>
      <DemoAccounts
        use={({ email: demoEmail, password: demoPassword }) =>
          void signIn({ email: demoEmail, password: demoPassword })
        }
      />
    </div>
  );
}
