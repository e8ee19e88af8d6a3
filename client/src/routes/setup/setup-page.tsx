import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { EmailField, NameField, NewPasswordField } from '../../features/session/credential-fields.js';
import { usePageHead } from '../../features/session/page-head.js';
import { useSessionChange } from '../../features/session/use-session-change.js';
import { graphql } from '../../graphql/graphql.js';
import { useFormMutation } from '../../graphql/use-form-mutation.js';
import { sortUserErrors, UserErrorFields } from '../../graphql/user-errors.js';
import { FormProblem } from '../../ui/form-problem.js';
import { PageHeading } from '../../ui/page-heading.js';
import { SubmitButton } from '../../ui/submit-button.js';
import { useFirstError } from '../../ui/use-first-error.js';

const CompleteSetup = graphql(
  `
    mutation CompleteSetup($input: CompleteSetupInput!) {
      completeSetup(input: $input) {
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

export default function SetupPage() {
  const { t } = useLingui();
  const [query] = useSearchParams();
  const changeSession = useSessionChange();
  const [displayName, setDisplayName] = useState('');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const { run, pending, failure } = useFormMutation(CompleteSetup, (data) => data.completeSetup?.userErrors);
  const { byField, general } = sortUserErrors(failure.userErrors, ['displayName', 'email', 'password']);
  const form = useFirstError(failure);
  usePageHead(t`Set up`);
  const complete = async () => {
    const token = query.get('token') ?? '';
    if (await run({ input: { token, displayName: displayName.trim(), email: email.trim(), password } }))
      changeSession('/');
  };
  return (
    <div className="page page-narrow">
      <PageHeading>
        <Trans>Set up your community</Trans>
      </PageHeading>
      <p>
        <Trans>This makes you its first administrator. The link that led here works once.</Trans>
      </p>
      <form
        ref={form}
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void complete();
        }}
      >
        <FormProblem general={general} requestError={failure.requestError} />
        <NameField value={displayName} error={byField.displayName} onChange={setDisplayName} />
        <EmailField value={email} error={byField.email} onChange={setEmail} />
        <NewPasswordField
          label={t`Password`}
          value={password}
          error={byField.password}
          onChange={setPassword}
        />
        <div className="form-actions">
          <SubmitButton pending={pending}>
            <Trans>Create the administrator</Trans>
          </SubmitButton>
        </div>
      </form>
    </div>
  );
}
