import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Link } from 'react-router';
import { AccountFrame } from '../../features/account/account-frame.js';
import { NewPasswordField, PasswordField } from '../../features/session/credential-fields.js';
import { useShell } from '../../features/session/shell.js';
import { graphql } from '../../graphql/graphql.js';
import { useFormMutation } from '../../graphql/use-form-mutation.js';
import { sortUserErrors, UserErrorFields } from '../../graphql/user-errors.js';
import { FormProblem } from '../../ui/form-problem.js';
import { SubmitButton } from '../../ui/submit-button.js';
import { useFirstError } from '../../ui/use-first-error.js';

const SetPassword = graphql(
  `
    mutation SetPassword($input: SetPasswordInput!) {
      setPassword(input: $input) {
        viewer {
          hasPassword
          mayResetPassword
        }
        userErrors {
          ...UserErrorFields
        }
      }
    }
  `,
  [UserErrorFields],
);

export default function PasswordPage() {
  const { t } = useLingui();
  const { viewer, reload } = useShell();
  const [currentPassword, setCurrentPassword] = useState('');
  const [password, setPassword] = useState('');
  const [done, setDone] = useState(false);
  const { run, pending, failure } = useFormMutation(SetPassword, (data) => data.setPassword?.userErrors);
  const { byField, general } = sortUserErrors(failure.userErrors, ['currentPassword', 'password']);
  const form = useFirstError(failure);
  const needsCurrent = viewer?.hasPassword === true && !viewer.mayResetPassword;
  const change = async () => {
    const input = needsCurrent ? { currentPassword, password } : { password };
    if (!(await run({ input }))) return;
    setDone(true);
    reload();
  };
  return (
    <AccountFrame title={t`Password`} path="/account/password">
      {done && (
        <output className="good-news">
          <p>
            <Trans>Your new password is in force.</Trans>
          </p>
          <p>
            <Link to="/">
              <Trans>See all ideas</Trans>
            </Link>
          </p>
        </output>
      )}
      {!done && (
        <form
          ref={form}
          className="form"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void change();
          }}
        >
          <FormProblem general={general} requestError={failure.requestError} />
          {/* For password managers, which file what is typed below under this account. */}
          <input
            className="visually-hidden"
            type="email"
            autoComplete="username"
            value={viewer?.email ?? ''}
            readOnly
            tabIndex={-1}
            aria-hidden="true"
          />
          {needsCurrent && (
            <PasswordField
              label={t`Current password`}
              hint={
                <Trans>
                  Forgotten? <Link to="/forgot-password?next=%2Faccount%2Fpassword">Get a mailed link</Link>;
                  after it, no current password is asked for.
                </Trans>
              }
              value={currentPassword}
              error={byField.currentPassword}
              onChange={setCurrentPassword}
            />
          )}
          <NewPasswordField
            label={t`New password`}
            value={password}
            error={byField.password}
            onChange={setPassword}
          />
          <div className="form-actions">
            <SubmitButton pending={pending}>
              <Trans>Set the password</Trans>
            </SubmitButton>
          </div>
        </form>
      )}
    </AccountFrame>
  );
}
