import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Link, Navigate, useSearchParams } from 'react-router';
import { DemoMailHint } from '../../features/session/demo-hints.js';
import { EmailField, NameField, NewPasswordField } from '../../features/session/credential-fields.js';
import { usePageHead } from '../../features/session/page-head.js';
import { rememberNext, safeNext, withNext } from '../../features/session/return-to.js';
import { useShell } from '../../features/session/shell.js';
import { rememberedVia } from '../../features/session/via.js';
import { graphql } from '../../graphql/graphql.js';
import { useFormMutation } from '../../graphql/use-form-mutation.js';
import { sortUserErrors, UserErrorFields } from '../../graphql/user-errors.js';
import { FormProblem } from '../../ui/form-problem.js';
import { PageHeading } from '../../ui/page-heading.js';
import { SubmitButton } from '../../ui/submit-button.js';
import { useFirstError } from '../../ui/use-first-error.js';

const SignUp = graphql(
  `
    mutation SignUp($input: SignUpInput!) {
      signUp(input: $input) {
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

export default function SignUpPage() {
  const { t } = useLingui();
  const [query] = useSearchParams();
  const next = safeNext(query.get('next'));
  const { viewer } = useShell();
  const [displayName, setDisplayName] = useState('');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  /** Of a field that no person sees; programs fill in everything. */
  const [website, setWebsite] = useState('');
  const [sent, setSent] = useState(false);
  const { run, pending, failure } = useFormMutation(SignUp, (data) => data.signUp?.userErrors);
  const { byField, general } = sortUserErrors(failure.userErrors, ['displayName', 'email', 'password']);
  const form = useFirstError(failure);
  usePageHead(t`Sign up`);
  const signUp = async () => {
    const via = rememberedVia();
    const person = { displayName: displayName.trim(), email: email.trim(), password };
    const input = { ...person, ...(via !== null && { via }), ...(website !== '' && { website }) };
    if (!(await run({ input }))) return;
    rememberNext(next);
    setSent(true);
  };
  if (viewer) return <Navigate to={next} replace />;
  if (sent) {
    return (
      <div className="page page-narrow">
        <PageHeading>
          <Trans>Check your mail</Trans>
        </PageHeading>
        <p>
          <output>
            <Trans>We sent a link to {email}. Open it, and you can submit ideas and vote.</Trans>
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
        <Trans>Sign up</Trans>
      </PageHeading>
      <form
        ref={form}
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void signUp();
        }}
      >
        <FormProblem general={general} requestError={failure.requestError} />
        <NameField
          hint={t`Shown beside your ideas.`}
          value={displayName}
          error={byField.displayName}
          onChange={setDisplayName}
        />
        <EmailField
          hint={t`Never shown to anyone.`}
          value={email}
          error={byField.email}
          onChange={setEmail}
        />
        <NewPasswordField
          label={t`Password`}
          value={password}
          error={byField.password}
          onChange={setPassword}
        />
        <div className="not-for-people" aria-hidden="true">
          <input
            type="text"
            name="website"
            tabIndex={-1}
            autoComplete="off"
            value={website}
            onChange={(event) => setWebsite(event.target.value)}
          />
        </div>
        <div className="form-actions">
          <SubmitButton pending={pending}>
            <Trans>Sign up</Trans>
          </SubmitButton>
        </div>
        <p>
          <Trans>
            Already a member? <Link to={withNext('/sign-in', next)}>Sign in</Link>
          </Trans>
        </p>
      </form>
    </div>
  );
}
